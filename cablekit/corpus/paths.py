"""The paths of files as a database has them: as seen from its own folder, so that both can be moved together."""

import os
from functools import lru_cache


def full_path(path: str) -> str:
    """
    Write a path from its root, without following links.

    >>> full_path("docs/../docs") == full_path("docs")
    True
    """
    return os.path.abspath(path)  # noqa: PTH100 - links are not followed


def folder_of(path: str) -> str:
    """
    Return the folder in which a file is.

    >>> folder_of("docs/index.md"), folder_of("index.md")
    ('docs', '')
    """
    return os.path.dirname(path)  # noqa: PTH120 - an empty string stays one


def name_from(base: str, path: str) -> str:
    """
    Write the path of a file as seen from a folder; what has no path stays as it is.

    >>> name_from(full_path("docs"), "docs/examples/08ZENDA0910.txt").replace(os.sep, "/")
    'examples/08ZENDA0910.txt'
    """
    if is_nameless(path):
        return path
    folder, name = os.path.split(path)
    return os.path.join(folder_from(base, folder), name)  # noqa: PTH118 - once for each of hundreds of thousands


def path_of(base: str, name: str) -> str:
    """
    Return the path that `name_from` wrote.

    >>> path_of("docs", "examples/08ZENDA0910.txt").replace(os.sep, "/"), path_of("docs", "<bytes>")
    ('docs/examples/08ZENDA0910.txt', '<bytes>')
    """
    return name if is_nameless(name) else os.path.normpath(os.path.join(base, name))  # noqa: PTH118 - the same


def is_nameless(path: str) -> bool:
    """Whether a path is none: that of bytes, or of standard input."""
    return path.startswith("<") and path.endswith(">")


@lru_cache(maxsize=1024)
def folder_from(base: str, folder: str) -> str:
    """Write the path of a folder as seen from another one; on another drive, from its root."""
    own = full_path(folder)
    try:
        found = os.path.relpath(own, base)
    except ValueError:
        return own
    return "" if found == os.curdir else found
