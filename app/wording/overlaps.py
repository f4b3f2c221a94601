"""An overlap in words: what it is called, what speaks for it, what it costs, and where to begin."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.labels import FIELDS, label
from app.wording.numbers import in_number, money, number
from matching.functions.evidence import Certainty, Signal
from matching.overlaps.overlap import OverlapKind

Card = Mapping[str, Any]

ORDER = (
    "Ordning: först det som ingen har avgjort, och överst det mest värt att ta tag i: många "
    "enheter, system och användare, hög känd kostnad, säkert, avtal som snart går ut."
)
NOT_COUNTED = "Räknas inte in: systemet gör också annat."
SAID = frozenset({Signal.FUNCTION, Signal.USE})
"""What somebody has set."""

REASONS: Mapping[str, Callable[[int], str]] = {
    "units": lambda units: f"finns i {in_number(units, 'enhet', 'enheter')}",
    "systems": lambda systems: f"{in_number(systems, 'system', 'system')} gör detta",
    "users": lambda users: f"{number(users)} kända användare",
    "annual_cost_known": lambda cost: f"minst {money(cost)} per år",
    "certain": lambda _: "minst två gör säkert samma sak",
    "contracts_ending_soon": lambda ends: f"{in_number(ends, 'avtal', 'avtal')} går snart ut",
}
"""Why an overlap is worth acting on; that it is rare only orders what else is alike."""


def title_of(overlap: Card) -> str:
    """Return what an overlap is called: its function, or the names of what is one product."""
    if overlap["kind"] == OverlapKind.SAME_PRODUCT:
        return joined([member["system"]["name"] for member in overlap["members"]])
    return str(overlap["function"]["label"])


def everyone(overlap: Card) -> Iterator[Card]:
    """Return the members, and those inside."""
    yield from overlap["members"]
    for part in overlap["inside"]:
        yield from part["members"]


def size_of(overlap: Card) -> str:
    """Return how many systems there are, in how many units, and how many more inside."""
    systems = in_number(len(overlap["members"]), "system", "system")
    told = f"{systems}, {in_number(overlap['units'], 'enhet', 'enheter')}"
    own = {member["system"]["id"] for member in overlap["members"]}
    more = {member["system"]["id"] for member in everyone(overlap)} - own
    return f"{told}, {number(len(more))} till inuti" if more else told


def cost_of(overlap: Card) -> str:
    """Return what is known of an overlap's cost, and of how many systems nothing is counted."""
    if not overlap["annual_cost_known"]:
        return "ingen kostnad att räkna"
    told = f"{money(overlap['annual_cost_known'])} per år"
    without = overlap["members_without_cost"]
    return f"minst {told} ({number(without)} räknas inte)" if without else told


def why(overlap: Card) -> list[str]:
    """Return why an overlap is worth acting on, what weighs most first."""
    ordered = sorted(overlap["because"], key=lambda reason: -reason["points"])
    return [
        REASONS[reason["what"]](int(reason["value"]))
        for reason in ordered
        if reason["what"] in REASONS
    ]


def units_of(member: Card) -> list[str]:
    """Return the units that use a system for this; where none is known, its owner."""
    owner = member["system"]["owner_unit"]
    return [use["unit"]["name"] for use in member["uses"]] or ([owner["name"]] if owner else [])


def use_of(use: Card) -> str:
    """Return who uses a system, how many they are, and how well it serves them."""
    details = [
        *([f"{number(use['users'])} användare"] if use["users"] is not None else []),
        *([f"passar {use['fit']} av 5"] if use["fit"] is not None else []),
    ]
    return f"{use['unit']['name']} ({', '.join(details)})" if details else str(use["unit"]["name"])


def fits_of(member: Card) -> str:
    """Return how well a system serves, from the worst to the best of those who said."""
    fits = sorted({use["fit"] for use in member["uses"] if use["fit"] is not None})
    return "–".join(dict.fromkeys(str(fit) for fit in (fits[0], fits[-1]))) if fits else ""


def evidence_of(evidence: Card) -> str:
    """Return one piece of evidence: where the words stand, and what they matched.

    What somebody has set is the function itself, and needs no words.
    """
    signal = Signal(evidence["signal"])
    if signal in SAID:
        return sentence(label(signal))
    where = FIELDS.get(evidence["field"], evidence["field"])
    if signal is Signal.KNOWN_PRODUCT or (
        signal is Signal.VENDOR and evidence["field"] != "vendor"
    ):
        where = f"{label(signal)}, {where}"
    found, matched = evidence["found"], evidence["matched"]
    same = found.casefold() == matched.casefold()
    return f"{sentence(where)}: ”{found}”" + ("" if same else f" → {matched}")


def certainty_of(what: Card) -> str:
    """Return whether something is certain or possible."""
    return label(Certainty(what["certainty"]))


def joined(names: Sequence[str]) -> str:
    """Return names as one says them."""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def sentence(words: str) -> str:
    """Return words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]
