"""
How Sphinx makes the site of these pages: `sphinx-build -n -W --keep-going docs build/docs`.

The pages are plain Markdown, for any reader. What only the site needs is added while it is built: tables of contents,
the whole docstring of each public name (`tests/reference.py`), and links from names in the text to the reference.
"""

import inspect
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.inspect import stringify_signature

DOCS: Final = Path(__file__).parent
ROOT: Final = DOCS.parent
sys.path.insert(0, str(ROOT))

import cablekit  # noqa: E402 - the one of this repository
from cablekit._lazy import CHECKED  # noqa: E402
from tests import reference  # noqa: E402

project = "cablekit"
author = copyright = "the cablekit authors"  # noqa: A001 - Sphinx calls it so
version = release = cablekit.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "index"
source_suffix = {".md": "markdown", ".markdown": "markdown", ".rst": "restructuredtext"}  # the last two: made here
nitpicky = True
default_role = "code"  # in docstrings, single quotes hold a name or a piece of text
suppress_warnings = ["misc.highlighting_failure"]  # a shell prompt in a block of text

html_theme = "furo"
html_title = f"cablekit {release}"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
pygments_dark_style = "monokai"

myst_heading_anchors = 4

autodoc_default_options = {
    "members": True,
    "member-order": "bysource",
    "inherited-members": "object, tuple, str, dict, int, Exception, ValueError, StrEnum",
}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False
napoleon_attr_annotations = True
napoleon_use_ivar = False

#: `resolve_type` finds every type that is public; other libraries', and ours that are not public, have no place here.
nitpick_ignore_regex = [("py:(class|exc|obj|data)", r".*")]

#: Pages beside `docs/`, and what they are called on the site.
BESIDE: Final = {
    "CHANGELOG.md": "project/changelog",
    "CONTRIBUTING.md": "project/contributing",
    "SECURITY.md": "project/security",
}
#: Everything else in the repository.
SOURCE: Final = "https://w3id.org/cablekit/source/"
#: The tables of contents; a page that is not named shows how to do something, and comes in the order of index.md.
CONTENTS: Final = {
    "Tutorial": ["first-hour", "tutorial"],
    "How to": [],
    "Reference": [
        "reference/index", "reference/names", "reference/commands", "reference/pieces", "reference/schemas", "format",
        "vocabularies", *(f"reference/api/{group}" for group in reference.groups()),
    ],
    "Explanation": ["laws", "architecture", "reliability", "performance", "formats"],
    "Project": [*BESIDE.values(), "releasing"],
}  # fmt: skip
LINK: Final = re.compile(r"\]\(((?:\.\./)+)([^)#]*)(#[^)]*)?\)")
FOLDER: Final = re.compile(r"\]\((\w+/)\)")
ANCHOR: Final = re.compile(r'<a id="([^"]+)">')


# -- sources -------------------------------------------------------------------------------------------------------


def write_pages(app: Sphinx) -> None:
    """Write what only the site has: docstrings, and the pages that are beside `docs/`."""
    for group, text in reference.autodoc_pages().items():
        write(Path(app.srcdir, "reference", "api", f"{group}.rst"), text)
    for name, page in BESIDE.items():
        write(Path(app.srcdir, f"{page}.markdown"), (ROOT / name).read_text(encoding="utf-8"))
    for function, public in CHECKED.items():
        public.__module__ = function.__module__  # where autodoc finds the overloads


def write(path: Path, text: str) -> None:
    """Write a file, unless it is there with the same text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")


def contents(found: set[str]) -> Iterator[str]:
    """Yield the lines of the tables of contents."""
    named = {page for pages in CONTENTS.values() for page in pages} | {root_doc}
    front = (DOCS / "index.md").read_text(encoding="utf-8")
    how_to = sorted(found - named, key=lambda page: (front.find(f"({page}.md"), page))
    for caption, pages in CONTENTS.items():
        shown = [page for page in pages or how_to if page in found]
        yield from ("", "```{toctree}", ":hidden:", f":caption: {caption}", "", *shown, "```")


def adapt(app: Sphinx, docname: str, source: list[str]) -> None:
    """Change what the site shows otherwise than a forge: tables of contents, links out of `docs/`, languages."""
    text = source[0]
    if docname in BESIDE.values():
        text = re.sub(r"\]\((?!https?:|#)([^)]+)\)", r"](../../\1)", text)
    text = LINK.sub(lambda link: moved(docname, *link.groups()), text)
    text = FOLDER.sub(rf"]({SOURCE}docs/\1)", text)
    text = re.sub(r"\]\(#([^)]+)\)", rf"]({docname.rpartition('/')[2]}.md#\1)", text)
    text = text.replace("```walkthrough\n", "```python\n").replace("```python heavy\n", "```python\n")
    if docname == root_doc:
        text += "\n".join(contents(app.env.found_docs))
    if docname == "reference/schemas":
        text += (
            "\n## RELAX NG\n\n```{literalinclude} ../../cablekit/xml/schema/cablekit-1.0.rnc\n:language: text\n```\n"
        )
    source[0] = text


def moved(docname: str, up: str, path: str, place: str | None) -> str:
    """Write a link out of `docs/`: to the page that is beside it, to one inside it, or into the repository."""
    depth = docname.count("/")
    above = up.count("../") - depth
    if above < 1:  # it stays in docs/
        return f"]({up}{path}{place or ''})"
    if path.startswith("docs/"):
        return f"]({'../' * depth}{path.removeprefix('docs/')}{place or ''})"
    if path in BESIDE:
        return f"]({'../' * depth}{BESIDE[path]}.markdown{place or ''})"
    return f"]({SOURCE}{path}{place or ''})"


def know_anchors(app: Sphinx, tree: nodes.document) -> None:
    """Make the anchors that a page has in HTML known to MyST, which checks that links have a target."""
    docname = app.env.docname
    slugs = app.env.metadata[docname].setdefault("myst_slugs", {})
    for node in tree.findall(nodes.raw):
        slugs.update({name: (0, name, "") for name in ANCHOR.findall(node.astext())})


# -- docstrings ----------------------------------------------------------------------------------------------------


def hide_colon(_app: Sphinx, what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """Keep napoleon from taking the words before a colon for a type; annotations say all types."""
    for number, line in enumerate(lines):
        if (number == 0 and what in {"property", "attribute"}) or lines[number - 1] in {"Returns:", "Yields:"}:
            lines[number] = line.replace(":", "\0")


def link_pages(_app: Sphinx, _what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """Let `docs/archives.md` and `format.md 5.3` in docstrings lead there."""
    for number, line in enumerate(lines):
        text = line.replace("\0", ":")
        if not text.lstrip().startswith((">>>", "...")):
            text = re.sub(r"`?docs/([\w-]+)\.md`?", r":doc:`/\1`", text)
            text = re.sub(r"\bformat\.md (\d+)(?:\.(\d+))?(?![\d.]*\d)", format_link, text)
        lines[number] = text


def format_link(found: re.Match[str]) -> str:
    """Write a link to a rule of the format."""
    return f"`{found[0]} <../../format.html#{'-'.join(filter(None, found.groups()))}>`__"


def skip_fields(_app: Sphinx, _what: str, name: str, value: Any, skip: bool, _options: Any) -> bool | None:  # noqa: FBT001
    """Leave out what the docstring of its class describes as an attribute."""
    owner = getattr(value, "__objclass__", None)
    described = owner is not None and name in reference.section_of_attributes(owner)
    return described or type(value).__name__ == "_tuplegetter" or skip or None


def sign(
    _app: Sphinx, what: str, _name: str, value: Any, _options: Any, given: str | None, returned: str | None
) -> Any:
    """Show what a class is made with, without its source; leave out a default that is long."""
    if what == "class" and attrs.has(value):
        found = inspect.signature(value.__init__)
        shown = [one for one in found.parameters.values() if one.name not in {"self", "source"}]
        given = stringify_signature(
            found.replace(parameters=shown), show_return_annotation=False, unqualified_typehints=True
        )
    return given and re.sub(r"Limits\([^)]+\)", "...", given), returned


# -- references ----------------------------------------------------------------------------------------------------


def public_name(env: BuildEnvironment, words: str) -> tuple[str, Any] | None:
    """Find the public name that some words are: `cablekit.load`, `load()`, `Header.exempt`; None for others."""
    known = env.domains.python_domain.objects
    bare = words.removesuffix("()").removeprefix("cablekit.")
    full = f"cablekit.{bare}"
    return (full, known[full]) if re.fullmatch(r"[A-Za-z_.]+", bare) and full in known else None


def resolve_type(app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, inner: nodes.Node) -> Any:
    """Resolve a type that is named as in its own module: `Section`, `cablekit.model.body.Section`."""
    target = str(node.get("reftarget", ""))
    if node.get("refdomain") != "py" or not (target.startswith("cablekit.") or "." not in target):
        return None
    found = public_name(env, target.rpartition(".")[2])
    return found and link_to(app, env, node["refdoc"], found, inner)


def link_to(app: Sphinx, env: BuildEnvironment, docname: str, found: tuple[str, Any], inner: nodes.Node) -> nodes.Node:
    """Make a link from a page to a public name."""
    full, entry = found
    uri = app.builder.get_relative_uri(docname, entry.docname)
    return nodes.reference("", "", inner, internal=True, refuri=f"{uri}#{entry.node_id}", reftitle=full)


def link_names(app: Sphinx, tree: nodes.document, docname: str) -> None:
    """Let every public name in the text lead to the reference."""
    for node in list(tree.findall(nodes.literal)):
        found = public_name(app.env, node.astext())
        inside = (nodes.reference, nodes.title, addnodes.desc_signature)
        if found and not any(isinstance(above, inside) for above in ancestors(node)):
            node.replace_self(link_to(app, app.env, docname, found, node.deepcopy()))


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what a node is in."""
    while node.parent is not None:
        node = node.parent
        yield node


# -- afterwards ----------------------------------------------------------------------------------------------------


def copy_plain_pages(app: Sphinx, exception: Exception | None) -> None:
    """Put the plain pages and `llms.txt`, which lists them, beside the pages of the site."""
    if exception is None and app.builder.format == "html":
        for path in (DOCS / "llms.txt", *reference.all_pages()):
            copy = Path(app.outdir, path.relative_to(DOCS))
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def setup(app: Sphinx) -> None:
    """Connect all of this."""
    app.connect("builder-inited", write_pages)
    app.connect("source-read", adapt)
    app.connect("doctree-read", know_anchors)
    app.connect("autodoc-process-docstring", hide_colon, priority=100)
    app.connect("autodoc-process-docstring", link_pages, priority=900)
    app.connect("autodoc-skip-member", skip_fields)
    app.connect("autodoc-process-signature", sign)
    app.connect("missing-reference", resolve_type)
    app.connect("doctree-resolved", link_names)
    app.connect("build-finished", copy_plain_pages)
