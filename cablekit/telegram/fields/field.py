"""What a header field is: one row that says everything about it, at the end of each module of this folder.

A row is used by the scanner (how the field's line begins, may be glued into another line, continues), by `parse` and
`render` (reader and writer), and by XML, the schemas, the records and HTML (names, attributes, color). No other
module lists header fields by name: what the modules need is selected from the rows (`table.py`, `labels.py`).
"""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, Final

from attrs import frozen

from cablekit.errors import ModelError, shown

#: The openings of a line that end a field: a number, a line of dashes, a heading (format.md 13).
BODY_OPENINGS: Final = frozenset({"numbered", "ruled", "summary"})
#: Whether a line without a label continues a field, from the value so far, the line, and whether a blank line is between.
Continues = Callable[[str, str, bool], bool]
#: Names, each with the function that makes its value from the cable and the field's value.
Columns = Mapping[str, Callable[[Any, Any], Any]]
NO_COLUMNS: Final[Columns] = {}
#: Whether a portion mark begins the body, from the value before the mark and the text from the mark on.
MeetsText = Callable[[str, str], bool]


class HeaderPlace(IntEnum):
    """Where a field may be in the header, from the top (format.md 23)."""

    HEADING = 1  # format lines 1 to 9: the relay lines, the date-time group, originator and addressees
    OFFICE = 2  # what the Department printed above the heading: distribution, drafter, clearances
    CLASS_LINE = 3  # on the class line
    UNDER_CLASS = 4  # captions and pass lines
    BELOW_CLASS = 5  # the labeled lines from the Executive Order to the authority


@frozen
class Singles:
    """
    The single values of a list, for which XML has elements of their own.

    Attributes:
        element: The name of each element; where it is the field's kind of piece, the pieces have the attributes.
        attributes: The attributes, each made from a single value.
        values: Lists the single values, from the cable and the field's value.

    >>> list(Singles("tag", {"code": str}).values(None, ("PREL", "RU")))
    ['PREL', 'RU']
    """

    element: str
    attributes: Mapping[str, Callable[[Any], Any]]
    values: Callable[[Any, Any], Iterable[Any]] = lambda _, value: value


@frozen
class Label:
    """
    How a field's line begins. All texts but `text` and `words` are regular expressions.

    Attributes:
        text: The label as it is written; empty where the content begins the line.
        begins: The capitals that the line may begin with; a line is only matched against the labels of its letter.
        pattern: The label in all its spellings, the most frequent first; it ends where the content begins.
        strays: Letters and pattern of spellings that begin with another letter.
        ahead: The label as it is looked for in the lines below; empty if it is not.
        inside: The spellings that are found when they are glued into a line.
        follows: What must follow those.
        glued: Another form that is found inside a line; it matches from the second letter on.
        smart: The label's name in SMART.
        words: The label's correct spellings, as words; misspelled labels are compared with them.
        proof: Whether the text after a misspelled label shows that it is one.

    >>> Label("TAGS: ", begins="T").text
    'TAGS: '
    """

    text: str = ""
    begins: str = ""
    pattern: str = ""
    strays: tuple[str, str] = ("", "")
    ahead: str = ""
    inside: tuple[str, ...] = ()
    follows: str = ""
    glued: str = ""
    smart: str = ""
    words: tuple[str, ...] = ()
    proof: Callable[[str], bool] = bool


@frozen
class Field:
    """
    Everything about one field of a node.

    Attributes:
        name: The field of the node.
        piece: The kind of the pieces that hold its content.
        read: Makes a value of the content (without label and page lines); None where nothing is understood.
        write: Makes content in canonical form of a value, without label and final line ending.
        label: How its line begins.
        place: Where in the header it may be; None for fields of other nodes.
        before: How many line endings separate it from what is above; 0 if it continues the line.
        after: What follows the content in canonical form.
        within: The field whose label it follows.
        keeps_layout: Whether an edit of its list leaves the layout of the values that stay alone.
        restyle: Gives a value of a list, as *write* writes it, the style of another value that is printed.
        rule: Makes the line of dashes under the content, for a field that has one.
        flows: Whether its lines make one piece; the lines of other fields have one piece each.
        continues: Whether a line without a label continues it: a pure function of the value so far (the text above),
            the line, and whether a blank line is between.
        stops: The openings of a line that never continues it.
        begins_body: Whether the lines below it, up to a blank line, are the body and do not continue it: from the value's
            last line, and the text below it.
        past_page: Whether the value so far includes the text above a page break.
        then: The field that a continuing line belongs to, if it is another one.
        past_break: Whether the line below a page break is right below the text above it.
        across_blank: Whether its list may continue below a blank line or a page line.
        single: Whether it has one value, so that a second label directly below is a repeat.
        opens_heading: Whether its line may be the first of a heading.
        opens_copy: Whether its line may begin the heading of a copied telegram below a header.
        ends_heading: Whether its line shows that the heading has ended.
        meets_body: Whether the body may be glued to its line.
        meets_text: Whether a portion mark, number or prose in its line begins the body: a pure function of the end of the value
            before it, and the beginning of the text from it on.
        echoed: Whether all sections of a cable print the same value.
        attributes: The normalized forms in its XML element, each made from the cable and the value.
        singles: The elements of its single values inside that element, for a list.
        columns: Its columns in the flat record, each made from the cable and the value; None for one column that has
            the field's name and value, `NO_COLUMNS` for none.
        shown: The color that its pieces share in HTML.

    >>> Field("subject", "subject", str.strip, str, Label("SUBJECT: ")).label.text
    'SUBJECT: '
    """

    name: str
    piece: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    label: Label = Label()
    place: HeaderPlace | None = None
    before: int = 1
    after: str = "\n"
    within: str = ""
    keeps_layout: bool = False
    restyle: Callable[[str, str], str] | None = None
    rule: Callable[[str], str] | None = None
    flows: bool = False
    continues: Continues | None = None
    stops: frozenset[str] = frozenset()
    begins_body: Callable[[str, str], bool] | None = None
    past_page: bool = False
    past_break: bool = False
    then: str = ""
    across_blank: bool = False
    single: bool = False
    opens_heading: bool = False
    opens_copy: bool = False
    ends_heading: bool = False
    meets_body: bool = False
    meets_text: MeetsText | None = None
    echoed: bool = False
    attributes: Columns = NO_COLUMNS
    singles: Singles | None = None
    columns: Columns | None = None
    shown: str = "value"

    def content(self, value: Any) -> str:
        """Write *value* and make sure that it reads back, or raise `ModelError`."""
        try:
            content = self.write(value)
            back = self.read(content)
        except ModelError as error:
            raise ModelError(error.message, self.name) from error
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise ModelError(f"{shown(value)} cannot be written: {error}", self.name) from error
        if back != value:
            message = f"{value!r} would be written {content!r} and read back as {back!r}"
            raise ModelError(message, self.name)
        return content


Fields = dict[str, Field]


def rows_by_name(*rows: Field) -> Fields:
    """Make a table of rows in canonical order."""
    return {row.name: row for row in rows}


def is_default(value: Any) -> bool:
    """Whether a field has its default value, so that nothing is written."""
    return value is None or value in ((), "")


def trailing_space(text: str) -> str:
    r"""
    Return the white space at the end of *text*, with the backslashes at the ends of its lines (format.md 3).

    >>> trailing_space("SIPDIS \n\n"), trailing_space("SIPDIS\\\n")
    (' \n\n', '\\\n')
    """
    bare = text.rstrip()
    while bare.endswith("\\"):
        bare = bare.rstrip("\\").rstrip()
    return text[len(bare) :]


def count_line_endings(text: str) -> int:
    """Count the line endings at the end of *text*."""
    return trailing_space(text).replace("\r\n", "\n").replace("\r", "\n").count("\n")


def leading_space(text: str) -> str:
    """Return the white space at the beginning of *text*."""
    return text[: len(text) - len(text.lstrip())]
