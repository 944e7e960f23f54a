"""cablekit: U.S. diplomatic telegrams as data, and as the documents they are."""

from cablekit.errors import CableError, ModelError, ReadError
from cablekit.model import Cable, Header, Paragraph, Section
from cablekit.telegram import strings as _strings
from cablekit.telegram.text import from_text, to_text
from cablekit.vocabulary import canonical_id, title_case

_strings.register()

__all__ = ["Cable", "CableError", "Header", "ModelError", "Paragraph", "ReadError", "Section", "canonical_id", "from_text", "title_case", "to_text"]
