"""What Datasette is to know of an index: which columns are facets, what they mean, and questions that are ready."""

from pathlib import Path
from typing import Any, Final

from cablekit.corpus.sql import QUESTIONS, TABLES

#: What the columns hold whose names do not say it.
COLUMNS: Final[dict[str, dict[str, str]]] = {
    "cables": {
        "post_token": "The post that sent it, as ids write it.",
        "catalog_id": "The id: the cable's own, otherwise the archive's; so for the other columns of this kind.",
        "place": "The file, as seen from the folder of the database, and the line if it holds many cables.",
    },
    "units": {
        "paragraph": "The number of the paragraph that it is in.",
        "portion": "Its effective portion mark.",
        "classification": "The level of that mark, otherwise that of the cable.",
        "has_level": "1 if that mark says the level, 0 if the cable does.",
        "controls": "The controls of that mark, as JSON: a list.",
        "start": "Where its words begin in `to_text(cable)`, in characters.",
    },
    "addressees": {"kind": "action, info or exempt", "number": "The message continuity number."},
    "references": {"id": "The id of the cable that is referred to."},
    "tags": {"name": "What the code meant on the date of the cable."},
    "errors": {"place": "The file, or the record of it, that could not be read."},
}
#: What may be chosen beside a table, which column names a row elsewhere, and the order.
VIEWS: Final[dict[str, dict[str, Any]]] = {
    "cables": {
        "facets": ["post_token", "year", "catalog_classification"],
        "label_column": "catalog_id",
        "sort_desc": "catalog_date",
    },
    "units": {"facets": ["classification", "kind"]},
    "addressees": {"facets": ["kind", "post_token"]},
    "references": {"facets": ["kind"]},
    "tags": {"facets": ["code"]},
    "files": {"label_column": "path"},
    "made": {"hidden": True},
}
#: What each question is called, and what it answers.
TITLES: Final[dict[str, tuple[str, str]]] = {
    "search": (
        "Which paragraphs mention some words?",
        "Best first. Words, or a phrase in double quotes; post, since (1974-05-08), before and level may be empty.",
    ),
    "cable": ("A cable, paragraph by paragraph", "Its id, such as 08ZENDA910."),
    "referring": ("Which cables refer to a cable?", "Its id, such as 08ZENDA910."),
    "tags": ("TAGS and what they mean", "By the number of cables; a code that changed its meaning has several rows."),
    "months": ("How many cables in each month?", "Of one post, or of all if it is empty."),
}


def datasette_metadata(database: str) -> dict[str, Any]:
    """
    Return the metadata with which `datasette DATABASE --metadata FILE` shows an index.

    >>> list(datasette_metadata("1974/cables.db")["databases"])
    ['cables']
    """
    words = {name: {"description": f"A row is {table.words}."} for name, table in TABLES.items()}
    columns = {name: {"columns": found} for name, found in COLUMNS.items()}
    tables = {name: words.get(name, {}) | columns.get(name, {}) | VIEWS.get(name, {}) for name in [*TABLES, "made"]}
    queries = {
        name: {"sql": statement.strip(), "title": TITLES[name][0], "description": TITLES[name][1], "hide_sql": True}
        for name, statement in QUESTIONS.items()
    }
    about = "Diplomatic telegrams, indexed with cablekit."
    return {
        "title": "Cables",
        "description": about,
        "databases": {Path(database).stem: {"tables": tables, "queries": queries}},
    }
