"""What people call the things of the register, looked up at the server."""

from collections.abc import Sequence
from urllib.parse import quote

from app.client.calling import Caller
from app.client.problems import ApiError, ProblemError
from app.client.reading import read, read_all
from app.schemas.gate.requests.parts_out import LabelledOut
from app.schemas.identity.me import MeOut
from app.schemas.systems.named import NamedOut

SUGGESTED = 5


class AmbiguousError(ApiError):
    """A name that none has, or several."""


class Register:
    """Finds units, systems and functions by id, short name or name."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def me(self) -> MeOut:
        """Return who calls."""
        return read(MeOut, self._caller.get("me")).value

    def unit(self, ref: str) -> NamedOut:
        """Return the unit that is called so."""
        try:
            return read(NamedOut, self._caller.get(f"units/{quote(ref, safe='')}")).value
        except ProblemError as error:
            _demand_not_found(error)
        found = read_all(NamedOut, self._caller, "units", {"q": ref}).items
        return found[_place_of(ref, [unit.name for unit in found], "Ingen enhet")]

    def system(self, ref: str) -> NamedOut:
        """Return the system that is called so."""
        try:
            return read(NamedOut, self._caller.get(f"systems/{quote(ref, safe='')}")).value
        except ProblemError as error:
            _demand_not_found(error)
        found = read_all(NamedOut, self._caller, "systems", {"q": ref}).items
        return found[_place_of(ref, [system.name for system in found], "Inget system")]

    def function(self, ref: str) -> LabelledOut:
        """Return the function with that code or label."""
        known = read_all(LabelledOut, self._caller, "functions").items
        coded = [function for function in known if function.code == ref]
        if coded:
            return coded[0]
        return known[_place_of(ref, [function.label for function in known], "Ingen funktion")]


def _place_of(ref: str, names: Sequence[str], none: str) -> int:
    """Return which of the names is meant: the only one that is it, or has it in it."""
    wanted = ref.casefold()
    exact = [place for place, name in enumerate(names) if name.casefold() == wanted]
    like = [place for place, name in enumerate(names) if wanted in name.casefold()]
    meant = exact or like
    if len(meant) == 1:
        return meant[0]
    choices = ", ".join(f"”{names[place]}”" for place in meant[:SUGGESTED])
    if meant:
        raise AmbiguousError(f"Flera heter så: {choices}. Välj en av dem.")
    raise AmbiguousError(f"{none} heter ”{ref}”.")


def _demand_not_found(error: ProblemError) -> None:
    if error.status not in (404, 422):
        raise error
