"""The kinds of nodes that have text of their own."""

from typing import TypeAlias, TypeVar

from cablekit.model.body import Closing, Paragraph, Section
from cablekit.model.cable import Cable
from cablekit.model.header import Header

#: What the readers give and the writers take.
AnyNode: TypeAlias = Cable | Header | Section | Paragraph | Closing
#: One of these classes, or one that is based on it.
NodeT = TypeVar("NodeT", bound=AnyNode)
