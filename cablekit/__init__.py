"""cablekit: U.S. diplomatic telegrams as data, and as the documents that they are."""

from typing import TYPE_CHECKING

from cablekit._lazy import lazy_attributes as _lazy_attributes

__all__ = [
    "Addressee", "AnyNode", "Assembly", "Authority", "BadRecord", "Cable", "CableError", "Catalog", "Change",
    "Classification", "Closing", "Collation", "DateTimeGroup", "Disagreement", "Distribution", "ExecutiveOrder",
    "Finding", "Gap", "Graph", "GraphEdge", "GraphNode", "Header", "Hit", "Indexed", "Limits", "MessageNumber",
    "ModelError", "Office", "Paragraph", "ParagraphKind", "Part", "Place", "Portion", "Precedence", "RECORD_COLUMNS",
    "ReadError", "Reference", "ReferenceKind", "Routing", "Section", "Station", "Table", "Thread", "Unit", "Walked",
    "Wrapper", "arrow", "assemble", "canonical_id", "check", "cite", "collate", "diff", "disagreements", "from_dict",
    "from_json", "from_text", "from_xml", "graph", "index", "load", "read", "redact", "search", "spark", "threads",
    "title_case", "to_bibtex", "to_cmif", "to_csl", "to_dict", "to_dublin_core", "to_html", "to_json", "to_record",
    "to_ris", "to_tei", "to_tei_corpus", "to_text", "to_xml", "units", "vocabulary", "walk", "wrap", "write",
    "write_graph",
]  # fmt: skip

if TYPE_CHECKING:
    from cablekit import arrow, spark, vocabulary
    from cablekit.archives.document import BadRecord
    from cablekit.archives.files import load, read
    from cablekit.archives.limits import Limits
    from cablekit.archives.writing import write
    from cablekit.checking.checks import check
    from cablekit.checking.disagreements import Disagreement, disagreements
    from cablekit.checking.finding import Finding
    from cablekit.corpus.graphs.build import graph
    from cablekit.corpus.graphs.files import write_graph
    from cablekit.corpus.graphs.threads import Thread, threads
    from cablekit.corpus.graphs.values import Graph, GraphEdge, GraphNode
    from cablekit.corpus.indexing import Indexed, index
    from cablekit.corpus.records import RECORD_COLUMNS, to_record
    from cablekit.corpus.searching import Hit, search
    from cablekit.editing.assemble import Assembly, assemble
    from cablekit.editing.collate import Collation, collate
    from cablekit.editing.diff import Change, diff
    from cablekit.editing.redact import redact
    from cablekit.editing.units import Unit, units
    from cablekit.editing.wrap import wrap
    from cablekit.errors import CableError, ModelError, ReadError
    from cablekit.exports.bibliographies import to_bibtex, to_ris
    from cablekit.exports.citations import to_csl, to_dublin_core
    from cablekit.exports.citing import cite
    from cablekit.exports.page.document import to_html
    from cablekit.exports.page.table import Table
    from cablekit.exports.tei.cmif import to_cmif
    from cablekit.exports.tei.corpus import to_tei_corpus
    from cablekit.exports.tei.document import to_tei
    from cablekit.mapping.dicts import from_dict, to_dict
    from cablekit.mapping.json_text import from_json, to_json
    from cablekit.model.body import Closing, Paragraph, Portion, Section
    from cablekit.model.cable import Cable, Wrapper
    from cablekit.model.catalog import Catalog
    from cablekit.model.gap import Gap
    from cablekit.model.header import Header
    from cablekit.model.kinds import AnyNode
    from cablekit.model.place import Place
    from cablekit.model.references import Reference
    from cablekit.model.values import (
        Addressee,
        Authority,
        DateTimeGroup,
        Distribution,
        ExecutiveOrder,
        MessageNumber,
        Office,
        Part,
        Routing,
        Station,
    )
    from cablekit.model.words import Classification, ParagraphKind, Precedence, ReferenceKind
    from cablekit.telegram.text import from_text
    from cablekit.telegram.walk import Walked, walk
    from cablekit.telegram.write import to_text
    from cablekit.vocabulary.stations import canonical_id
    from cablekit.vocabulary.titles import title_case
    from cablekit.xml.document import from_xml, to_xml

    __version__: str
else:
    __getattr__, __dir__ = _lazy_attributes(
        __name__,
        (*__all__, "__version__"),
        {
            "arrow": "arrow",
            "spark": "spark",
            "archives.document": "BadRecord",
            "archives.files": "load read",
            "archives.limits": "Limits",
            "archives.writing": "write",
            "checking.checks": "check",
            "checking.disagreements": "Disagreement disagreements",
            "checking.finding": "Finding",
            "corpus.graphs.build": "graph",
            "corpus.graphs.files": "write_graph",
            "corpus.graphs.threads": "Thread threads",
            "corpus.graphs.values": "Graph GraphEdge GraphNode",
            "corpus.indexing": "Indexed index",
            "corpus.records": "RECORD_COLUMNS to_record",
            "corpus.searching": "Hit search",
            "editing.assemble": "Assembly assemble",
            "editing.collate": "Collation collate",
            "editing.diff": "Change diff",
            "editing.redact": "redact",
            "editing.units": "Unit units",
            "editing.wrap": "wrap",
            "errors": "CableError ModelError ReadError",
            "exports.bibliographies": "to_bibtex to_ris",
            "exports.citations": "to_csl to_dublin_core",
            "exports.citing": "cite",
            "exports.tei.cmif": "to_cmif",
            "exports.tei.corpus": "to_tei_corpus",
            "exports.tei.document": "to_tei",
            "mapping.json_text": "from_json to_json",
            "mapping.dicts": "from_dict to_dict",
            "model.body": "Closing Paragraph Portion Section",
            "model.cable": "Cable Wrapper",
            "model.catalog": "Catalog",
            "model.gap": "Gap",
            "model.header": "Header",
            "model.kinds": "AnyNode",
            "model.place": "Place",
            "model.references": "Reference",
            "model.values": (
                "Addressee Authority DateTimeGroup Distribution ExecutiveOrder MessageNumber "
                "Office Part Routing Station"
            ),
            "model.words": "Classification ParagraphKind Precedence ReferenceKind",
            "telegram.text": "from_text",
            "telegram.write": "to_text",
            "version": "__version__",
            "vocabulary": "vocabulary",
            "vocabulary.stations": "canonical_id",
            "vocabulary.titles": "title_case",
            "telegram.walk": "Walked walk",
            "xml.document": "from_xml to_xml",
            "_checked": "checked",
            "archives.ahead": "read_ahead",
            "corpus.index_run": "index_into",
            # The model loads by name: readers and writers, `catalog_of`, `gaps`, `repr_html` ...
            "checking.catalog": "catalog_of",
            "exports.page.document": "to_html",
            "exports.page.notebook": "repr_html",
            "exports.page.table": "Table",
            "exports.colors": "rich_text",
            "editing.verbs": "find insert move remove renumber replace",
            "editing.reclassify": "reclassify",
            "telegram.gaps": "gaps",
            "telegram.values_from_strings": "STRING_READERS",
        },
    )
