"""The styles and the one script of a site, and the policies that allow these and nothing else."""

from pkgutil import get_data
from typing import Final

from cablekit.exports.page.document import NOTHING_ELSE, STYLE, digest_of


def own(name: str) -> str:
    """Read a file of this folder."""
    return (get_data(__package__ or "", name) or b"").decode()


PAGE_STYLE: Final = STYLE + own("page.css")
PAGE_POLICY: Final = NOTHING_ELSE + digest_of(PAGE_STYLE)
LIST_STYLE: Final = PAGE_STYLE + own("list.css")
LIST_POLICY: Final = NOTHING_ELSE + digest_of(LIST_STYLE)
#: The search box leads to the list of all cables; for pages that are files, `self` is none of them.
INDEX_POLICY: Final = LIST_POLICY.replace("form-action 'none'", "form-action 'self' file:")
SCRIPT: Final = own("search.js")
SEARCH_POLICY: Final = f"{INDEX_POLICY}; script-src {digest_of(SCRIPT)}"
