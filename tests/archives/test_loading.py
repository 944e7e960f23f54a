"""Loading takes no more than it needs: files are read in steps, and a fixed word is looked for before a pattern."""

import html
import io
import os
import re
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablekit.archives import cablegate, nara, plusd, rows, smart
from cablekit.archives.common import find_line, trim
from cablekit.archives.dialects import Dialect
from cablekit.archives.document import BadRecord, decode, lines
from cablekit.archives.files import load, read
from cablekit.archives.limits import Limits
from cablekit.archives.registry import form_of
from cablekit.archives.streams import HEAD, STEP
from cablekit.errors import ReadError
from cablekit.model import Cable
from cablekit.telegram import around
from cablekit.telegram.write import to_text
from tests.scaling import assert_linear

TEXT = b"TAGS: XG\n"
#: How a row begins; its last column follows.
ROW = '1,5/8/2008 9:15,08ZENDA7,"Embassy Zenda",SECRET,,,'


class Asked(io.RawIOBase):
    """A file of so many letters that remembers how much it was asked for, and gives *more* than that."""

    def __init__(self, size: int, more: int = 0) -> None:
        self.left = size
        self.more = more
        self.asked: list[int] = []

    def read(self, size: int = -1) -> bytes:
        """Give what is asked for, and more."""
        self.asked.append(size)
        given = min(self.left, size + self.more)
        self.left -= given
        return b"x" * given


@pytest.mark.parametrize("limits", [Limits(), Limits(max_chars=None)], ids=["limit", "no limit"])
@pytest.mark.parametrize("size", [0, 9, HEAD - 1, HEAD, HEAD + 1, HEAD + STEP, HEAD + STEP + 1])
def test_a_file_is_read_in_steps(size: int, limits: Limits) -> None:
    """All of a file is read, and never is memory asked for that is as large as the limit."""
    file: Any = Asked(size)

    assert len(to_text(load(file, limits=limits))) == size
    assert max(file.asked) <= STEP


def test_a_short_file_is_read_to_its_end_once() -> None:
    """A file that ended before as much was read as its beginning may have is not read again."""
    file: Any = Asked(9)
    load(file)

    assert file.asked == [HEAD, HEAD - 9]


@pytest.mark.parametrize("most", [5, HEAD // 4 - 2, HEAD // 4 - 1, HEAD // 4, STEP // 4 - 2, STEP // 4, STEP])
@pytest.mark.parametrize("over", [0, 1, 1 << 30])
@pytest.mark.parametrize("more", [0, 7])
def test_the_limit_holds_at_each_step(most: int, over: int, more: int) -> None:
    """As many characters as may be read are read; one more is refused, and of any number not many more are read."""
    file: Any = Asked(most + over, more)
    limits = Limits(max_chars=most)

    if over:
        with pytest.raises(ReadError, match=f"has more than {most} characters"):
            load(file, limits=limits)
        assert most + over - file.left <= max(HEAD, limits.max_bytes) + 2 * more
    else:
        assert len(to_text(load(file, limits=limits))) == most


def fed(path: Path, data: bytes) -> threading.Thread:
    """Write into a pipe, a little at a time; who reads it may close it early."""

    def feed() -> None:
        try:
            with path.open("wb", buffering=0) as pipe:
                for at in range(0, len(data), 5000):
                    pipe.write(data[at : at + 5000])
        except BrokenPipeError:
            pass

    thread = threading.Thread(target=feed)
    thread.start()
    return thread


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_has_no_size(tmp_path: Path) -> None:
    """A pipe, whose size the system gives as 0, is read to its end, or to the limit."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    data = TEXT * 20_000

    thread = fed(pipe, data)
    assert to_text(load(pipe)).encode() == data
    thread.join()
    thread = fed(pipe, data)
    with pytest.raises(ReadError, match="has more than 30000 characters"):
        load(pipe, limits=Limits(max_chars=30_000))
    thread.join()


def test_a_device_never_ends(tmp_path: Path) -> None:
    """Of a device that never ends as much is read as the limit allows."""
    zeros = tmp_path / "zeros"
    try:
        os.mknod(zeros, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
        zeros.open("rb").close()
    except (OSError, AttributeError):
        pytest.skip("no devices can be made here")

    with pytest.raises(ReadError, match="has more than 100000 characters"):
        load(zeros, limits=Limits(max_chars=100_000))


# --- a word before a pattern ------------------------------------------------------------------

#: Patterns of lines, and the word that each begins with.
WORDS = [
    (smart.MRN, around.FIRST_LABEL),
    (nara.TEXT, around.ABOVE_EXPORT),
    (nara.ATTRIBUTES, around.BELOW_EXPORT),
]


@given(data=st.data())
@pytest.mark.parametrize(("pattern", "word"), WORDS, ids=[word for _, word in WORDS])
def test_a_line_is_found_where_the_pattern_finds_it(pattern: re.Pattern[str], word: str, data: st.DataObject) -> None:
    """Looking for the word first changes nothing, wherever the search begins and ends."""
    pieces = st.sampled_from([word, word, word[:-1], "\r", "\n", "\r\n", " ", "\t", "x"])
    text = "".join(data.draw(st.lists(pieces, max_size=9)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected, found = pattern.search(text, start, end), find_line(pattern, word, text, start, end)

    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("TAGS: XG\n Capture Date: 1994\nDocument Number: 1\nFilm Number: 2\n", "plusd"),
        ("TAGS: XG\nDocument Number: 1\nCapture Date: 1994\nFilm Number: 2\n", "text"),
        ("TAGS: XG\nCapture Date: 1994 Document Number: 1\nFilm Number: 2\n", "text"),
        ("TAGS: XG\nDocument Number: 1\nFilm Number: 2\n", "text"),
        ("TAGS: XG\nCapture Date: 1994\nFilm Number: 2\n", "text"),
        ("See MRN: 7\n  MRN:  11 ZENDA 218\nDate/DTG:  031507Z NOV 11\n", "smart"),
        ("See MRN: 7\nDate/DTG:  031507Z NOV 11\n", "text"),
        ("A Message Text\nMessage Text\nSECRET\nno Message Attributes\n\fMessage Attributes", "nara"),
        ("Message Text\nSECRET\nno Message Attributes\n", "text"),
    ],
)
def test_the_word_alone_proves_nothing(text: str, form: str) -> None:
    """A word in running text is passed by, and the line is found below it; with each line ending."""
    for ending in ("\n", "\r\n", "\r"):
        assert form_of(decode(text.replace("\n", ending).encode())) == form
    assert plusd.recognise(decode(text.encode())) == (form == "plusd")


def slow_trim(text: str, start: int, end: int, is_print: Callable[[str], bool]) -> tuple[int, int]:
    """Walk every line, as `trim` did."""
    kept = [line for line in lines(text, start, end) if line.text and not is_print(line.text)]
    return (kept[0].start, kept[-1].stop) if kept else (start, start)


@given(data=st.data())
def test_trim_looks_at_both_ends(data: st.DataObject) -> None:
    """The lines that are left out are those that walking every line leaves out."""
    pieces = st.sampled_from(["-", "A", "\r", "\n", "\r\n", " ", "\f", "\x85"])
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    assert trim(text, start, end, "-".__eq__) == slow_trim(text, start, end, "-".__eq__)


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        ("R 080915Z MAY 08\nFM ZENDA\n", "R 090915Z MAY 08\nFM ZENDA\n", 2),
        ("R 080915Z MAY 08\nFM ZENDA\n", "R 080915Z MAY 08\nFM ZENDA\n", 1),
        ("R 080915Z MAY 08\nFM ZENDA\n", "R 090915Z MAY 08\nTO ZENDA\nFM ZENDA\n", 1),
        ("R 080915Z MAY 08\nFM ZENDA\nFM ZENDA\n", "R 090915Z MAY 08", 1),
        ("R 080915Z MAY 08\nFM ZENDA\n", "Begin text:\nR 090915Z MAY 08\nFM ZENDA\nend text.\n", 1),
        ("R 080915Z MAY 08\nFM ZENDA\n", "Unquoted.\nR 090915Z MAY 08\nFM ZENDA\nUnquote\n", 2),
        ("FM ZENDA\n", "FM ZENDA\n", 1),
    ],
)
def test_only_lines_that_may_begin_a_telegram_count(above: str, below: str, count: int) -> None:
    """A text is split at a group above FM with another date, unless it is quoted."""
    assert len(list(read((above + below).encode(), errors="keep"))) == count


# --- pages and rows ---------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["&#x000A;", "&#x000A", "&#x000a;", "&amp;", "&amp", "&", "#x000A;", "A", "1", "\n"])))
def test_entities_are_decoded_as_pages_have_them(pieces: list[str]) -> None:
    """Line endings are decoded together, and nothing else becomes an entity by that."""
    assert cablegate.plain_text("".join(pieces)) == html.unescape("".join(pieces))


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("A", "A"),
        (" A\t", "A"),
        (r"A\, B", "A, B"),
        ('"A"', "A"),
        (' "A" ', "A"),
        ('"A, B"', "A, B"),
        ('"A "" B"', 'A " B'),
        (r'"A \" B"', 'A " B'),
        (r'"A \\"', "A \\"),
        ('"A\nB"', "A\nB"),
        ('"A\\\nB"', "A\nB"),
        ('"A" B', None),
        ('"A', None),
        (r'"A\"', None),
        ('A"', None),
    ],
)
def test_a_column_of_a_row(column: str, text: str | None) -> None:
    """Quotes and backslashes in a column mean what they meant; a column that is cut wrong is a bad record."""
    (found,) = read(f"{ROW}{column}\n".encode(), format="csv", errors="keep")

    if text is None:
        assert isinstance(found, BadRecord)
        assert str(found.place) == "<bytes>:1"
        assert re.search("quote that is never closed, or closed too early, in column 8", found.reason)
    else:
        assert isinstance(found, Cable)
        assert to_text(found) == text


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (b"A", "plain"),
        (b'"A"', "closed"),
        (rb'"A \"', "quoted"),
        (rb'"A \\"', "closed"),
        (rb"\A\\", "plain"),
        (b'"\\', "escaped"),
        (b"A,\t", "begin"),
        (b'A, "B', "quoted"),
        (b'A, "B",', "begin"),
        (b'A "B', "plain"),
        (b'"A "B" C', "quoted"),
        (b'"A ""B"" C"\n', "begin"),
        (b'THE 5" PIPE,"B\n', "quoted"),
    ],
)
def test_quotes_of_a_line(line: bytes, state: str) -> None:
    """A quote opens a column at its beginning; one after a backslash opens and closes nothing."""
    assert Dialect(is_escaped=True).state_after(line) == state


@pytest.mark.parametrize("row", [b'1,"a ""b"" \\"c\n,d",2\n', b'"\\\\","x\\"",3\n', b'5" , "6"\n'])
def test_a_line_in_parts(row: bytes) -> None:
    """A line that is read in parts, because it is long, is read as if it were whole."""
    dialect = Dialect(is_escaped=True)
    for at in range(len(row)):
        assert dialect.state_after(row[at:], dialect.state_after(row[:at])) == dialect.state_after(row), at


# --- linear time ------------------------------------------------------------------------------


@pytest.mark.scaling
@pytest.mark.parametrize("pump", [" ", "\t", '"', '""', "\\", '\\"', ",", '",', "\n", "A", '" ', "A "])
@pytest.mark.parametrize("opened", ["", '"', "A"], ids=["plain", "quoted", "begun"])
def test_rows_are_read_in_linear_time(pump: str, opened: str) -> None:
    """A column of whatever a pattern stumbles over is taken apart, or refused, at once."""

    def taken_apart(row: str) -> None:
        with suppress(ReadError):
            rows.split_fields(row)

    assert_linear(taken_apart, lambda size: f'{ROW}{opened}{pump * (size // len(pump))}"x')


@pytest.mark.scaling
@pytest.mark.parametrize(
    "pump",
    [
        "\n",
        "\r",
        "\r\n",
        " ",
        " \n",
        "MRN: ",
        " MRN:",
        "x MRN:\n",
        "Message Text ",
        "Message Attributes ",
        "x Message Attributes\n",
        "Document Number: ",
        "Document Number:\n",
        "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n",
    ],
)
def test_looking_for_a_word_is_linear(pump: str) -> None:
    """Many words that prove nothing, and many lines that are an archive's, are passed by once."""

    def looked_through(text: str) -> None:
        form_of(decode(text.encode()))
        trim(text, 0, len(text), nara.is_banner)
        trim(f"A{text}A", 0, len(text) + 2, nara.is_banner)
        nara.heading_below(decode(text.encode()), 0)

    assert_linear(looked_through, lambda size: pump * (size // len(pump)))
