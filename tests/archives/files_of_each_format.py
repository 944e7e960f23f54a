"""Invented files of each format: `test_each_format.py` reads them, `tests/fuzz/readers.py` changes them at random."""

import csv
import io
import json
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, Final, NamedTuple

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
        data = with_text(ONE, encoding).as_bytes()
        yield File(f"{encoding}.eml", data, "eml", wrappers=("email",), places=((9, None),), fields=MAIL_FIELDS)
    yield File(
        "attached.eml",
        with_attachments(ONE, OTHER).as_bytes(),
        "eml",
        BOTH,
        ("email",),
        ((30, None), (53, None)),
        (*MAIL_FIELDS, ("Attachments", "seal.png, first.txt, second.txt")),
    )
    data = forwarded(with_text(ONE)).as_bytes()
    yield File("forwarded.eml", data, "eml", wrappers=("email", "email"), places=((28, None),))
    yield File("alternatives.eml", alternatives(ONE).as_bytes(), "eml", wrappers=("email",), places=((13, None),))
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
    yield File("page.eml", shown.as_bytes(), "eml", wrappers=("email", "html"), places=((9, None),))
    pasted = (("Reference ID", "08ZENDA910"), ("Created", "2008-05-08 09:09"), ("Title", "CASTLE TALKS"))
    yield File("pasted.txt", (PASTED + ONE).encode(), "pasted", wrappers=("cablegate",), fields=pasted)


#: The rows of a table: a number, an id, a date, the telegram.
ROWS: Final = (("7", "08ZENDA910", "2008-05-08", ONE), ("8", "08ZENDA911", "2008-05-08", OTHER))


def rows(names: tuple[str, ...], **dialect: Any) -> str:
    """Write the rows as a table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", **dialect)
    writer.writerow(names)
    writer.writerows(ROWS)
    return out.getvalue()


def tables() -> Iterator[File]:
    """Yield tables with a row of names."""
    facts = (("nr", "7"), ("refid", "08ZENDA910"), ("created", "2008-05-08"))
    names = ("nr", "refid", "created", "body")
    lines = ((2, 1), (19, 2))
    for name, text in {
        "plain.csv": rows(names),
        "quoted.csv": rows(names, quoting=csv.QUOTE_ALL),
        "crlf.csv": rows(names, quoting=csv.QUOTE_ALL).replace("\n", "\r\n"),
        "semicolon.csv": "sep=;\n" + rows(names, delimiter=";"),
        "single.csv": rows(names, quotechar="'"),
        "backslash.csv": rows(names, doublequote=False, escapechar="\\"),
        "tab.tsv": rows(names, delimiter="\t"),
    }.items():
        places = lines if name != "semicolon.csv" else ((3, 1), (20, 2))
        yield File(name, text.encode(), "table", BOTH, ("table",), places, facts)
    escaped_lines = "\n".join("\t".join(cell.replace("\n", "\\n") for cell in row) for row in (names, *ROWS))
    yield File("escaped.tsv", escaped_lines.encode(), "table", BOTH, ("table",), ((2, 1), (3, 2)), facts)
    yield File("wide.txt", rows(names, delimiter="\t").encode("utf-16"), "table", BOTH, ("table",), lines, facts)


def published() -> Iterator[File]:
    """Yield `cables.csv`, as it was published and as other programs write it again."""
    head, _, body = ONE.partition("C O N F")
    cells = (
        "7",
        "5/8/2008 9:15",
        "08ZENDA910",
        "Embassy Zenda",
        "CONFIDENTIAL",
        "08ZENDA1|08ZENDA2",
        head[:-1],
        f"C O N F{body}",
    )
    first = ",".join('"' + cell.replace('"', '\\"') + '"' for cell in cells) + "\n"
    iso = tuple("2008-05-08 09:15:00" if cell == cells[1] else cell for cell in cells)
    again = {}
    for name, dialect in {
        "iso.csv": {},
        "iso-quoted.csv": {"quoting": csv.QUOTE_ALL},
        "iso-semicolon.csv": {"delimiter": ";"},
        "iso-single.csv": {"quotechar": "'", "quoting": csv.QUOTE_ALL},
        "iso.tsv": {"delimiter": "\t"},
    }.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n", **dialect).writerow(iso)  # type: ignore[arg-type]
        again[name] = out.getvalue()
    again["pandas.csv"] = ",0,1,2,3,4,5,6,7\n0," + again["iso.csv"]
    facts = (("Number", "7"), ("Reference ID", "08ZENDA910"), ("Origin", "Embassy Zenda"))
    yield File("cables.csv", first.encode(), "csv", wrappers=("csv",), places=((1, 1),), fields=facts)
    for name, text in again.items():
        places = ((1, 1),) if name != "pandas.csv" else ((2, 1),)
        yield File(name, text.encode(), "csv", wrappers=("csv",), places=places, fields=facts)


def objects() -> Iterator[File]:
    """Yield other people's JSON."""
    facts = (("nr", "7"), ("refid", "08ZENDA910"))
    records = [{"nr": int(nr), "refid": refid, "tags": ["PREL"], "body": body} for nr, refid, _, body in ROWS]
    nested = [{"_id": 1, "_source": record} for record in records]
    inner = (("_source.nr", "7"), ("_source.refid", "08ZENDA910"))
    same = ((1, 1), (1, 2))
    yield File("list.json", json.dumps(records).encode(), "objects", BOTH, ("json",), same, facts)
    lines = "\n".join(map(json.dumps, records)).encode()
    yield File("lines.jsonl", lines, "objects", BOTH, ("json",), ((1, 1), (2, 2)), facts)
    pretty = json.dumps(records, indent=1).encode("utf-8-sig")
    yield File("pretty.json", pretty, "objects", BOTH, ("json",), ((2, 1), (10, 2)), facts)
    whole = json.dumps({"total": 2, "hits": {"hits": nested}}).encode()
    yield File("hits.json", whole, "objects", BOTH, ("json",), ((1, 1), (1, 1)), inner)
    yield File(
        "one.json", json.dumps(records[0]).encode(), "objects", wrappers=("json",), places=((1, 1),), fields=facts
    )
    spread = json.dumps(records[0], indent=1).encode()
    yield File("spread.json", spread, "objects", wrappers=("json",), places=((1, 1),), fields=facts)
    wide = json.dumps(records).encode("utf-16")
    yield File("wide.json", wide, "objects", BOTH, ("json",), same, facts)


EXPORT: Final = """\
         Max Tarlen Declassified/Released US Department of State EO Systematic Review 20 Mar 2014

                Message Text
{text}
                Message Attributes
Copy: SINGLE
Draft Date: 08 may 2008
Document Number: 2008{id}
"""
PLUSD: Final = "{text}\nCapture Date: 01 jan 1994\nDocument Number: 2008{id}\nFilm Number: D740096-0123\n"
DUMPS: Final = {
    "marker": ("media", "<<{nr}>>\n{text}\n"),
    "stamp": ("media", "Cable dated:2008-05-08T09:15:00{text}\n"),
    "block": ("media", "ID: {nr}\nORIGIN: Zenda\nDATE: 2008-05-08\n\n{text}\n"),
    "small": ("media", "id: {nr}\nrefid: 08{id}\ndate: 2008-05-08\nheader:\n{text}\n"),
    "outlook": ("outlook", "From: CBPC, EACTAPP\nTo: POL\nSubject: ZENDA 00000{nr} R CO 08-MAY-08 BRIDGE\n\n{text}\n"),
    "pasted": ("cablegate", PASTED.replace("08ZENDA910", "08{id}") + "{text}\n"),
    "export": ("nara", EXPORT),
    "plusd": ("plusd", PLUSD),
    "site": (
        "site",
        "Identifier\nCreated\nClassification\nOrigin\n08{id}\n2008-05-08\nSECRET\nEmbassy Zenda\n\n{text}",
    ),
    "page": ("html", "<html><body><pre>{text}</pre></body></html>\n"),
    "facts": ("cablegate", "<table class='cable'><th>Reference ID</th><td>08{id}</td></table><pre>{text}</pre>\n"),
}
RULE: Final = "\n" + "-" * 60 + "\n\n"


def joined() -> Iterator[File]:
    """Yield files in which several exports are joined, and several telegrams under what an archive says."""
    for name, (archive, form) in DUMPS.items():
        for between in ("", RULE):
            first = form.format(text=ONE, id="ZENDA910", nr="910")
            line = first.count("\n") + (2 if between else 1)
            text = (first + between + form.format(text=OTHER, id="ZENDA911", nr="911")).encode()
            yield File(f"{name}{len(between)}.txt", text, "joined", BOTH, (archive,), ((1, 1), (line, 2)))
    yield File("rule.txt", (ONE + RULE + OTHER).encode(), "several", BOTH, (), ((1, 1), (18, 2)))
    two = EXPORT.format(text=ONE + "\n" + OTHER, id="ZENDA910")
    yield File("block.txt", two.encode(), "nara", BOTH, ("nara",), ((1, 1), (21, 2)), (("Copy", "SINGLE"),))
    two = PLUSD.format(text=ONE + "\n" + OTHER, id="ZENDA910")
    yield File("block-below.txt", two.encode(), "plusd", BOTH, ("plusd",), ((1, 1), (18, 2)))


def every_file() -> Iterator[File]:
    """Yield the files of all formats."""
    yield from mails()
    yield from pages()
    yield from tables()
    yield from published()
    yield from objects()
    yield from joined()


FILES: Final = tuple(every_file())
