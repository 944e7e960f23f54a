"""What the archives say of a cable, folded away."""

from cablekit.exports.cited import archive_in_words
from cablekit.exports.page.markup import definitions, shown
from cablekit.model import Cable, Wrapper
from cablekit.model.archive_values import NOTHING


def archives_markup(cable: Cable) -> str:
    """Write the data of each archive, the outermost first."""
    return "".join(map(archive_markup, cable.wrappers))


def archive_markup(wrapper: Wrapper) -> str:
    """Write the data of an archive: what it says, and the names of the fields in which it says nothing."""
    filled = [(name, shown(value)) for name, value in wrapper.fields if value.strip().upper() not in NOTHING]
    empty = [name for name, value in wrapper.fields if value.strip().upper() in NOTHING]
    rest = f'<p class="empty">Empty: {shown(", ".join(empty))}.</p>\n' if empty else ""
    count = f"<small>{len(filled)} {'fact' if len(filled) == 1 else 'facts'}</small>"
    summary = f"<summary>What the archive says: {shown(archive_in_words(wrapper.archive))} {count}</summary>\n"
    return f'<details class="archive">\n{summary}{definitions(filled)}{rest}</details>\n' if wrapper.fields else ""
