"""The kinds of nodes that have text of their own."""

from typing import TypeVar

from cablekit.model.body import Closing, Paragraph, Section
from cablekit.model.cable import Cable
from cablekit.model.header import Header

#: One of the classes that the readers give and the writers take.
NodeT = TypeVar("NodeT", Cable, Header, Section, Paragraph, Closing)
