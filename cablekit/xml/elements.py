"""Elements written as escaped strings, put together by hand: that is three times as fast as a tree."""

from cablekit.xml.chars import Style
from cablekit.xml.names import DEEPEST


class ElementWriter:
    """
    The tags and texts of a document, in order.

    >>> writer = ElementWriter(Style("LF")); writer.begin("tags"); writer.leaf("tag", "", "PREL"); writer.end()
    >>> "".join(writer.out)
    '<tags><tag>PREL</tag></tags>'
    """

    def __init__(self, style: Style, *, pretty: bool = False) -> None:
        self.style = style
        self.out: list[str] = []
        self.names: list[str] = []
        self.indents: list[str] = ["\n" + "  " * depth if pretty else "" for depth in range(DEEPEST + 9)]

    def begin(self, name: str, attributes: str = "") -> None:
        """Write a start tag."""
        self.out.append(f"{self.indents[len(self.names)]}<{name}{attributes}>")
        self.names.append(name)

    def end(self) -> None:
        """Write the end tag of the element begun last."""
        name = self.names.pop()
        self.out.append(f"{self.indents[len(self.names)]}</{name}>")

    def leaf(self, name: str, attributes: str, text: str) -> None:
        """Write an element that holds text."""
        self.out.append(f"{self.indents[len(self.names)]}<{name}{attributes}>{self.style.leaf(text)}</{name}>")

    def blank(self, lines: int) -> None:
        """Write an element for a number of blank lines."""
        self.empty("blank", f' lines="{lines}"')

    def empty(self, name: str, attributes: str) -> None:
        """Write an element without content."""
        self.out.append(f"{self.indents[len(self.names)]}<{name}{attributes}/>")
