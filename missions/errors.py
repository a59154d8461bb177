"""Domain errors: what a refusal is, and why. The ground floor; every room raises these."""

from collections.abc import Iterable, Mapping, Sequence

from missions.blockers import Blocker


class DomainError(Exception):
    """Base of all refusals; `recorded` says whether an attempt is written to the record."""

    recorded = False


class NotPermitted(DomainError):
    """The person may see the object but may not do this (403)."""

    recorded = True

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotReady(DomainError):
    """The object is not ready for the act; carries every blocker at once (409)."""

    recorded = True

    def __init__(self, blockers: Iterable[Blocker]) -> None:
        self.blockers: tuple[Blocker, ...] = tuple(blockers)
        super().__init__("; ".join(blocker.message for blocker in self.blockers))


class Conflict(DomainError):
    """The request is at odds with what stands (409), for a reason that is no blocker."""

    def __init__(self, message: str, code: str = "conflict") -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class Invalid(DomainError):
    """Wrong shape, unknown field or value (400). `errors` maps a field to its sentence."""

    def __init__(self, errors: Mapping[str, str] | str, *, field: str = "") -> None:
        self.errors: dict[str, str] = {field: errors} if isinstance(errors, str) else dict(errors)
        super().__init__("; ".join(self.errors.values()))


class Forged(Invalid):
    """What no form and no description offers was sent with a decision (400): kept as a refused attempt."""

    recorded = True


class Stale(DomainError):
    """The object has changed since it was read (412)."""


class Unprocessable(DomainError):
    """The content is understood and unusable (422)."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        super().__init__("; ".join(self.errors.values()))


def raise_if(blockers: Sequence[Blocker]) -> None:
    """Raise NotReady when there is any blocker that stops."""
    stopping = [blocker for blocker in blockers if blocker.klass != "notice"]
    if stopping:
        raise NotReady(stopping)
