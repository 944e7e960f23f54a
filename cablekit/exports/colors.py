"""A node in colors, for a terminal that has them: what rich prints."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from cablekit.exports.terminal import LABEL, WIDTH, archive_fields, closing_lines, facts, outline_rows, show, visible
from cablekit.model import Cable, Classification, Header, Paragraph, Section
from cablekit.model.archive_values import NOTHING
from cablekit.model.body import ALL_TEXT, one_level_deeper, printed_label
from cablekit.model.cable import with_empty_body
from cablekit.model.node import Node
from cablekit.telegram.body.gaps import find_gaps

#: The color of each level.
LEVELS: Final = {
    Classification.UNCLASSIFIED: "green",
    Classification.RESTRICTED: "yellow",
    Classification.LIMITED_OFFICIAL_USE: "yellow",
    Classification.CONFIDENTIAL: "blue",
    Classification.SECRET: "red",
    Classification.TOP_SECRET: "magenta",
}
#: What stands out, or does not.
NAME: Final = "cyan"
HEADING: Final = "bold"
LESS: Final = "dim"
GAP: Final = "reverse"
#: How far items are indented, and to what depth (blanks, levels).
INDENT: Final = 3
DEEPEST_INDENT: Final = 8
#: The facts that a reader looks for first, and their styles; the level has its own color.
STANDING_OUT: Final = {"Subject": "bold"}


def rich_text(node: Node, *, full: bool = False) -> Any:
    """Give what rich prints for a node: a cable in panels, a header as its facts, other nodes in colors."""
    from rich.console import Group
    from rich.text import Text

    if isinstance(node, Cable):
        return Panels(with_empty_body(node), full=full)
    if isinstance(node, Header):
        return grid(facts(Cable(header=node)))
    if isinstance(node, Section):
        return section_text(node)
    if isinstance(node, Paragraph):
        return Group(*paragraph_texts(node))
    return Text(visible(str(node)))


class Panels:
    """A cable in colors: a panel of its facts, its text or the outline of it, and what its archives say, last."""

    def __init__(self, cable: Cable, *, full: bool) -> None:
        self.cable: Cable = cable
        self.full: bool = full

    def __str__(self) -> str:
        return show(self.cable, full=self.full)

    def __rich_console__(self, *_: Any) -> Iterator[Any]:
        """Yield what rich prints."""
        from rich.padding import Padding
        from rich.text import Text

        cable = self.cable
        title = Text(visible(cable.id or "(no id)"), HEADING)
        if cable.classification:
            title.append(f"  {cable.classification}", style(cable.classification))
        yield panel(grid(facts(cable)), title, style(cable.classification))
        for section in cable.sections:
            found = section_text(section) if self.full else section_outline(section)
            yield Padding(found, (0, 1, 1, 2), expand=False)
        if closing := closing_lines(cable):
            yield Padding(Text(visible(closing), HEADING), (0, 1, 1, 2), expand=False)
        for archive, fields in archive_fields(cable):
            yield panel(running_text(fields), Text(visible(archive), LESS), LESS)


def style(level: Classification | None) -> str:
    """Return the color of a level."""
    return LEVELS.get(level, "none") if level else "none"


def panel(content: Any, title: Any, border: str) -> Any:
    """Put something into a frame with a title."""
    from rich.panel import Panel

    return Panel(content, title=title, title_align="left", border_style=border, width=WIDTH)


def grid(found: Iterable[tuple[str, str]]) -> Any:
    """Put facts into two columns; those without a value are left out."""
    from rich.table import Table
    from rich.text import Text

    made = Table.grid()
    made.add_column(width=LABEL, style=NAME)
    made.add_column()
    for name, value in found:
        if value:
            look = style(Classification(value)) if name == "Classification" else STANDING_OUT.get(name, "none")
            made.add_row(name, Text(" ".join(visible(value).split()), look))
    return made


def running_text(fields: Iterable[tuple[str, str]]) -> Any:
    """Put what an archive says into running text, without the fields in which it says nothing."""
    from rich.text import Text

    said = [(name, value) for name, value in fields if value.strip().upper() not in NOTHING]
    parts = [Text.assemble((f"{visible(name)}: ", NAME), (visible(value), LESS)) for name, value in said]
    return Text("; ", LESS).join(parts)


def section_outline(section: Section) -> Any:
    """Give the outline of a section: its heading, and the beginning of each paragraph on one line."""
    from rich.text import Text

    lines = [Text(visible(section.heading), HEADING)] if section.heading else []
    for paragraph, label, mark, flow in outline_rows(section):
        lines.append(Text("  ") + beginning(paragraph, label, mark, visible(flow[:WIDTH])))
        lines[-1].truncate(WIDTH - 3, overflow="ellipsis")
    return Text("\n").join(lines)


def section_text(section: Section) -> Any:
    """Give a section as a person reads it."""
    from rich.console import Group
    from rich.text import Text

    blocks = [Text(visible(section.heading), HEADING)] if section.heading else []
    for paragraph in section.paragraphs:
        blocks += [*([Text()] if blocks else []), *paragraph_texts(paragraph)]
    return Group(*blocks)


def paragraph_texts(paragraph: Paragraph, depth: int = 0) -> Iterator[Any]:
    """Yield a paragraph and its items, these indented."""
    from rich.padding import Padding

    mark = f"({paragraph.portion})" if paragraph.portion else ""
    words = paragraph.text if paragraph.kind in ALL_TEXT else "\n".join(map(str.strip, paragraph.text.split("\n")))
    text = beginning(paragraph, printed_label(paragraph.label), mark, visible(words))
    yield Padding(text, (0, 0, 0, INDENT * min(depth, DEEPEST_INDENT)), expand=False)
    for item in paragraph.items:
        yield from paragraph_texts(item, one_level_deeper(depth))


def beginning(paragraph: Paragraph, label: str, mark: str, words: str) -> Any:
    """Put number, mark and text of a paragraph on a line, each in its color; gaps stand out."""
    from rich.text import Text

    text = Text(words)
    for low, high in find_gaps(words, 0, len(words)):
        text.stylize(GAP, low, high)
    level = paragraph.portion.classification if paragraph.portion else None
    parts = [Text(visible(label), LESS), Text(visible(mark), style(level)), text]
    return Text(" ").join([part for part in parts if part])
