"""The names under which archives give the number of a cable, or of their document (format.md 18.4, 20.2, 21)."""

from typing import Final

#: 21.1, 21.3. Web pages.
REFERENCE_ID: Final = "Reference ID"
IDENTIFIER: Final = "Identifier"
#: 18.4. Exports of the National Archives.
DOCUMENT_NUMBER: Final = "Document Number"
FILM_NUMBER: Final = "Film Number"
#: 20.2. Releases.
CASE: Final = "Case No."
DOCUMENT: Final = "Doc No."
#: 21.4. Dumps.
REFID: Final = "refid"
MRN: Final = "MRN"
#: The names of the cable's id, of the number by which a document is cited, and of all numbers of documents.
CABLE_IDS: Final = (REFERENCE_ID, IDENTIFIER, DOCUMENT_NUMBER, REFID, MRN)
CITED_NUMBERS: Final = (DOCUMENT_NUMBER, DOCUMENT, REFERENCE_ID, IDENTIFIER)
DOCUMENT_NUMBERS: Final = frozenset({*CITED_NUMBERS, CASE})
