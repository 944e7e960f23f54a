"""Whether the inputs are those of the run in a journal: their names, sizes and times."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cablekit.archives.units import Origin, Unit
from cablekit.convert.drafts import size_of
from cablekit.convert.inputs import fingerprint, units_of
from cablekit.convert.journal import Entry, Journal
from cablekit.convert.plan import Plan
from cablekit.errors import ReadError

DIFFERENT: Final = "the inputs are not those of the run in the journal"


def skip_done(found: Iterator[Unit], journal: Journal, step: Entry, digest: "hashlib._Hash") -> Iterator[Unit]:
    """Yield the inputs that a journal calls done; each must be the same as before. The digest gets all of them."""
    recorded = journal.origins()
    for unit in islice(found, step["units"]):
        require_same(unit.origin, next(recorded, None), journal)
        digest.update(fingerprint(unit))
        yield unit
    missing = next(recorded, None)
    if missing is not None:
        raise ReadError(f"{DIFFERENT}: {missing} is missing; {journal.restart}", str(journal.path))
    if step["units"] and digest.hexdigest() != step["digest"]:  # standard input has no size and no time
        raise ReadError(f"{DIFFERENT}: their records differ; {journal.restart}", str(journal.path))


def require_same(now: Origin, then: Origin | None, journal: Journal) -> None:
    """Make sure that an input is the one in the journal."""
    if now == then:
        return
    if then is None:
        message = f"{now} is new"
    elif now.path != then.path:
        message = f"expected {then}, found {now}"
    else:
        message = f"{now} has changed; it was {then}"
    raise ReadError(f"{DIFFERENT}: {message}; {journal.restart}", str(journal.path))


def require_same_run(plan: Plan, journal: Journal) -> None:
    """Make sure that a finished run had the inputs of this job, and that its output is still there."""
    step, _ = journal.open(resume=True)
    found = units_of(plan.job)
    for _ in skip_done(found, journal, step, hashlib.sha256()):
        pass
    more = next(found, None) if plan.job.limit is None else None
    if more is not None:
        require_same(more.origin, None, journal)
    for draft, size in zip(plan.drafts, step["sizes"], strict=False):
        if size_of(draft.path) != size:
            raise ReadError(f"is not as the finished run left it; {journal.restart}", str(draft.path))
