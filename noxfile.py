"""
The tasks of a developer, each in an environment of its own: `pipx run nox -l` lists them.

`.ci/run` is what decides whether a change lands; these are its parts, one at a time. Words after `--` go to pytest.
"""

from pathlib import Path

import nox

nox.options.sessions = ["lint", "types", "tests"]
nox.options.default_venv_backend = "venv"
PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, on all processors."""
    session.install("-e", ".[dev]")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *session.posargs, env={"CABLEKIT_HYPOTHESIS": "fast"})


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style, with ruff."""
    session.install("ruff>=0.14")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types, with mypy."""
    session.install("-e", ".[dev]")
    session.run("mypy", "--strict")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation in build/docs; a warning is an error."""
    session.install("-e", ".", *nox.project.dependency_groups(nox.project.load_toml(), "docs"))
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "docs", "build/docs")


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests, and ask for every line and branch."""
    session.install("-e", ".[dev]")
    words = ("-m", "not scaling", "--cov", "--cov-report=term", *session.posargs)
    session.run("python", "-m", "pytest", "-q", "-n", "auto", *words, env={"CABLEKIT_HYPOTHESIS": "fast"})


@nox.session
def heavy(session: nox.Session) -> None:
    """Run the tests with large tools: engines, browsers, documentation."""
    session.install("-e", ".[dev,heavy]")
    session.run("python", "-m", "pytest", "-q", "-m", "heavy", "tests/heavy", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist and the wheel in dist/, and check both."""
    session.install("build", "check-wheel-contents", "twine")
    session.run("python", "-m", "build", "--outdir", "dist")
    session.run("twine", "check", "--strict", *map(str, Path("dist").glob("cablekit-*")))
    session.run("check-wheel-contents", *map(str, Path("dist").glob("cablekit-*.whl")))
