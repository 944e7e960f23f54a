"""Invented files of each format: `test_each_format.py` reads them, `tests/fuzz/readers.py` changes them at random."""

from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final, NamedTuple

#: A telegram, and another one.
ONE: Final = """\
P 080915Z MAY 08
FM AMEMBASSY ZENDA
TO SECSTATE WASHDC PRIORITY 3121
C O N F I D E N T I A L ZENDA 000910

SIPDIS

E.O. 12958: DECL: 05/08/2018
TAGS: PREL, PGOV
SUBJECT: CASTLE TALKS RESUME

1. (C) Toll < 5 crowns & rye > 3 tons.

2. (U) The ferry, "Elphberg", runs.

RASSENDYLL
"""
OTHER: Final = ONE.replace("0915Z", "1015Z").replace("910", "911").replace("CASTLE TALKS RESUME", "FERRY RUNS")
#: Their ids and subjects.
FIRST: Final = ("08ZENDA910", "CASTLE TALKS RESUME")
SECOND: Final = ("08ZENDA911", "FERRY RUNS")
BOTH: Final = (FIRST, SECOND)


class File(NamedTuple):
    """
    An invented file.

    Attributes:
        name: Its name.
        data: Its bytes.
        form: The form that is found.
        cables: The ids and subjects of its cables.
        wrappers: Of each cable, the archives of its wrappers.
        places: Of each cable, its line and its record.
        fields: What the innermost wrapper of the first cable says, or some of it.
    """

    name: str
    data: bytes
    form: str
    cables: tuple[tuple[str, str], ...] = (FIRST,)
    wrappers: tuple[str, ...] = ()
    places: tuple[tuple[int, int | None], ...] = ((1, None),)
    fields: tuple[tuple[str, str], ...] = ()


def mail(subject: str = "FW: bridge") -> EmailMessage:
    """Begin an e-mail."""
    message = EmailMessage()
    message["From"] = "Max Sapt <sapt@zenda.example>"
    message["To"] = "Flavia <flavia@ruritania.example>"
    message["Date"] = "Thu, 08 May 2008 09:15:00 +0000"
    message["Subject"] = subject
    return message


def with_text(text: str, encoding: str = "7bit") -> EmailMessage:
    """Give an e-mail with a text."""
    message = mail()
    message.set_content(text, cte=encoding)
    return message


def with_attachments(*texts: str) -> EmailMessage:
    """Give an e-mail with files attached."""
    message = with_text("Two cables are attached.\n\nMax\n")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="seal.png")
    for name, text in zip(("first.txt", "second.txt"), texts, strict=True):
        message.add_attachment(text, filename=name)
    return message


def forwarded(inner: EmailMessage) -> EmailMessage:
    """Give an e-mail with another one in it."""
    message = with_text("Please see below.\n")
    message.add_attachment(inner)
    return message


def alternatives(text: str) -> EmailMessage:
    """Give an e-mail whose text is there as plain text, too."""
    message = with_text(text)
    message.add_alternative(f"<html><body><pre>{escaped(text)}</pre></body></html>", subtype="html")
    return message


def escaped(text: str) -> str:
    """Write a text as pages do."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mailbox(*messages: EmailMessage) -> bytes:
    """Give a folder of e-mails in one file."""
    return b"\n".join(b"From sapt@zenda.example Thu May  8 09:15:00 2008\n" + one.as_bytes() for one in messages)


MAIL_FIELDS: Final = (
    ("From", "Max Sapt <sapt@zenda.example>"),
    ("To", "Flavia <flavia@ruritania.example>"),
    ("Date", "Thu, 08 May 2008 09:15:00 +0000"),
    ("Subject", "FW: bridge"),
)


def mails() -> Iterator[File]:
    """Yield e-mails."""
    for encoding in ("7bit", "base64", "quoted-printable"):
        yield File(
            f"{encoding}.eml", with_text(ONE, encoding).as_bytes(), "eml", wrappers=("email",), fields=MAIL_FIELDS
        )
    yield File(
        "attached.eml",
        with_attachments(ONE, OTHER).as_bytes(),
        "eml",
        BOTH,
        ("email",),
        ((1, None), (1, None)),
        (*MAIL_FIELDS, ("Attachments", "seal.png, first.txt, second.txt")),
    )
    yield File("forwarded.eml", forwarded(with_text(ONE)).as_bytes(), "eml", wrappers=("email", "email"))
    yield File("alternatives.eml", alternatives(ONE).as_bytes(), "eml", wrappers=("email",))
    folder = mailbox(with_text(ONE), with_text("No cable today.\n"), with_text(OTHER, "base64"))
    yield File("folder.mbox", folder, "mbox", BOTH, ("email",), ((2, 1), (39, 3)), MAIL_FIELDS)


PAGE: Final = """\
<!DOCTYPE html>
<html><head><title>Castle talks</title><style>pre {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> | <a href="/all">All</a></nav>
<table><tr><td>Document Number:</td><td>2008ZENDA00910</td></tr><tr><td>Film Number:</td><td></td></tr></table>
{text}
<div class="footer">Copyright</div><script>if (1 < 2) {{ alert("TAGS: XG") }}</script></body></html>
"""
PASTED: Final = """\
Viewing cable 08ZENDA910, CASTLE TALKS

Reference ID\tCreated\tReleased\tClassification\tOrigin
08ZENDA910\t2008-05-08 09:09\t2011-08-30 01:01\tCONFIDENTIAL\tEmbassy Zenda

"""


def paragraphs(text: str) -> str:
    """Write a text as a page of paragraphs and lines."""
    blocks = escaped(text).strip("\n").split("\n\n")
    return "\n".join("<p>" + block.replace("\n", "<br/>\n") + "</p>" for block in blocks)


def pages() -> Iterator[File]:
    """Yield web pages."""
    facts = (("Title", "Castle talks"), ("Document Number", "2008ZENDA00910"))
    half = escaped(ONE).partition("C O N F")
    bodies = {
        "pre": f"<pre>\n{escaped(ONE)}</pre>",
        "raw": f"<pre>{ONE}</pre>",
        "break": "<div>" + escaped(ONE).replace("\n", "<br>") + "</div>",
        "break-pre": "<pre>" + escaped(ONE).replace("\n", "<br/>\n") + "</pre>",
        "paragraphs": paragraphs(ONE),
        "cell": f"<table><tr><td>Text<td><tt>{paragraphs(ONE)}</tt></table>",
        "style": f"<div style='white-space: pre-wrap'>{escaped(ONE)}</div>",
        "halves": f"<pre>{half[0]}</pre><pre>{half[1]}{half[2]}</pre>",
    }
    for name, body in bodies.items():
        yield File(f"{name}.html", PAGE.format(text=body).encode(), "html", wrappers=("html",), fields=facts)
    yield File("piece.htm", bodies["pre"].encode(), "html", wrappers=("html",))
    yield File("lines.txt", escaped(ONE).replace("\n", "<br>\n").encode(), "html", wrappers=("html",))
    two = f"<pre>{escaped(ONE)}</pre><hr><pre>{escaped(OTHER)}</pre>"
    yield File("two.html", PAGE.format(text=two).encode(), "html", BOTH, ("html",), ((1, 1), (1, 2)))
    shown = with_text("<html><body>" + bodies["paragraphs"] + "</body></html>")
    shown.replace_header("Content-Type", "text/html")
    yield File("page.eml", shown.as_bytes(), "eml", wrappers=("email", "html"))
    pasted = (("Reference ID", "08ZENDA910"), ("Created", "2008-05-08 09:09"), ("Title", "CASTLE TALKS"))
    yield File("pasted.txt", (PASTED + ONE).encode(), "pasted", wrappers=("cablegate",), fields=pasted)


def every_file() -> Iterator[File]:
    """Yield the files of all formats."""
    yield from mails()
    yield from pages()


FILES: Final = tuple(every_file())
