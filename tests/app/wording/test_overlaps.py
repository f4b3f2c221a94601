"""How an overlap is told to people."""

from datetime import date
from typing import Any

import pytest

from app.wording.acting import before_concluding, what_to_do
from app.wording.overlaps import (
    REASONS,
    cost_of,
    evidence_of,
    fits_of,
    joined,
    size_of,
    title_of,
    use_of,
    why,
)
from app.wording.verdicts import changes_of, outcome_of, owner_of, verdict_of
from matching.overlaps.worth import Reason

TODAY = date(2026, 11, 23)


def member(name: str = "Heroma", **fields: Any) -> dict[str, Any]:
    system = {"id": name, "name": name, "owner_unit": None}
    said: dict[str, Any] = {
        "certainty": "certain",
        "uses": [],
        "annual_cost": None,
        "contract_ends_on": None,
    }
    return {"system": system, "cost_counted": False, "evidence": []} | said | fields


def overlap(*members: dict[str, Any], **fields: Any) -> dict[str, Any]:
    told = {"kind": "same_function", "function": {"code": "payroll", "label": "Lön"}, "units": 2}
    cost = {"annual_cost_known": 0, "members_without_cost": len(members)}
    rest: dict[str, Any] = {"inside": [], "because": [], "verdicts": []}
    return {"members": list(members)} | told | cost | rest | fields


def evidence(signal: str, field: str, found: str, matched: str) -> dict[str, Any]:
    return {"signal": signal, "field": field, "found": found, "matched": matched, "weight": 1.0}


def use(unit: str, users: int | None = None, fit: int | None = None) -> dict[str, Any]:
    return {"unit": {"id": unit, "name": unit}, "users": users, "fit": fit}


def verdict(**fields: Any) -> dict[str, Any]:
    said = {"outcome": "confirmed", "standing": "in_force", "systems": [{"name": "Heroma"}]}
    empty = {"target_system": None, "due": None, "until": None, "reason": "", "mandate": None}
    who = {"owner": {"unit": None, "role": None}, "decided_by": "Åsa", "decided_at": "2026-11-01"}
    return said | empty | who | {"changed_since": None} | fields


def test_one_product_is_called_by_both_its_names() -> None:
    one = overlap(member("Vklass"), member("V-klass"), kind="same_product", function=None)

    assert title_of(one) == "Vklass och V-klass"


def test_what_stands_inside_is_counted_beside() -> None:
    inside = [{"function": {"code": "payslips", "label": "Lönebesked"}, "members": [member("A")]}]

    assert size_of(overlap(member("A"), member("B"))) == "2 system, 2 enheter"
    assert size_of(overlap(member("B"), inside=inside)) == "1 system, 2 enheter, 1 till inuti"


def test_a_cost_that_is_not_known_of_all_is_the_least_that_it_is() -> None:
    pair = (member(), member("Personec"))

    told = [
        cost_of(overlap(*pair, annual_cost_known=cost, members_without_cost=without))
        for cost, without in ((0, 2), (90_000, 1), (90_000, 0))
    ]

    assert told == [
        "ingen kostnad att räkna",
        "minst 90\u00a0000\u00a0kr per år (1 räknas inte)",
        "90\u00a0000\u00a0kr per år",
    ]


def test_why_begins_with_what_weighs_most_and_leaves_out_what_is_alike() -> None:
    because = [
        {"what": "rare", "value": 0.9, "points": 50.0},
        {"what": "users", "value": 4000, "points": 5.0},
        {"what": "units", "value": 1, "points": 7.0},
    ]

    assert why(overlap(because=because)) == ["finns i 1 enhet", "4\u00a0000 kända användare"]


@pytest.mark.parametrize("what", REASONS)
def test_every_reason_has_words_with_its_value(what: str) -> None:
    (told,) = why(overlap(because=[vars(Reason(what, 3, 1.0))]))

    assert "3" in told or what == "certain"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (evidence("function", "functions", "Lön", "Lön"), "Satt av en person"),
        (evidence("use", "uses", "Lön", "Lön"), "Användningens funktion"),
        (evidence("purpose", "purpose", "Löner", "lön"), "Syfte: ”Löner” → lön"),
        (evidence("stated", "stated", "LÖN", "lön"), "Egna ord: ”LÖN”"),
        (evidence("vendor", "vendor", "CGI", "CGI Sverige"), "Leverantör: ”CGI” → CGI Sverige"),
        (evidence("vendor", "name", "Scrive", "Scrive"), "Leverantören, namn: ”Scrive”"),
        (
            evidence("known_product", "name", "Ekot", "Raindance"),
            "Känd produkt, namn: ”Ekot” → Raindance",
        ),
    ],
)
def test_evidence_is_told_by_where_it_stands_and_what_it_matched(
    said: dict[str, Any], told: str
) -> None:
    assert evidence_of(said) == told


def test_a_use_tells_who_how_many_and_how_well() -> None:
    assert use_of(use("Skola", 1200, 2)) == "Skola (1\u00a0200 användare, passar 2 av 5)"
    assert use_of(use("Skola")) == "Skola"


def test_fit_is_told_from_the_worst_to_the_best() -> None:
    assert fits_of(member(uses=[use("A", fit=4), use("B", fit=2), use("C")])) == "2–4"
    assert fits_of(member(uses=[use("A", fit=4)])) == "4"
    assert fits_of(member()) == ""


def test_names_are_joined_as_one_says_them() -> None:
    assert [joined(names) for names in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b och c"]


def test_a_proposal_is_asked_about_and_a_poor_fit_too() -> None:
    proposed = member("Ekot", certainty="possible", uses=[use("Skola", fit=1), use("Omsorg")])

    assert before_concluding(overlap(member(), proposed), TODAY) == [
        "Fråga om Ekot verkligen används till lön.",
        "Fråga Skola varför Ekot inte passar.",
    ]


def test_a_contract_that_ends_within_a_year_is_not_to_be_renewed_yet() -> None:
    soon = member(contract_ends_on=date(2027, 11, 23))
    later = member("Personec", contract_ends_on=date(2027, 11, 24))

    assert before_concluding(overlap(soon, later), TODAY) == [
        "Förläng inte avtalet för Heroma (2027-11-23) innan ni har bestämt er."
    ]


def test_what_is_decided_is_what_to_do() -> None:
    consolidate = {"outcome": "consolidate", "target_system": {"name": "Heroma"}}
    decided = verdict(**consolidate, due="2027-01-01")
    late = verdict(**consolidate, due="2026-01-01", standing="lapsed")

    told = [what_to_do(overlap(verdicts=[one]), TODAY) for one in (decided, late)]

    assert told == [
        ["Bestämt: Heroma ska bli kvar, klart senast 2027-01-01."],
        [
            "Datumet 2026-01-01 har passerat: bedöm på nytt.",
            "Bestämt: Heroma ska bli kvar, klart senast 2026-01-01.",
        ],
    ]


def test_what_may_stay_leaves_nothing_to_do() -> None:
    assert what_to_do(overlap(verdicts=[verdict(outcome="justified")]), TODAY) == []


def test_a_verdict_tells_all_that_was_said() -> None:
    owner = {"unit": {"name": "HR-enheten"}, "role": "head_of_it"}
    said = verdict(
        outcome="consolidate",
        target_system={"name": "Heroma"},
        owner=owner,
        due="2027-01-01",
        reason="ett räcker.",
        mandate="KS § 14",
    )

    assert verdict_of(said) == (
        "Heroma: ska bli ett. Heroma blir kvar. Ansvarar: IT-chef, HR-enheten. "
        "Klart senast 2027-01-01. Ett räcker. Enligt KS § 14. Bedömt 2026-11-01 av Åsa."
    )
    assert owner_of({"unit": None, "role": None}) == ""


def test_a_verdict_says_when_it_does_not_stand_as_it_was_given() -> None:
    assert outcome_of(verdict(standing="lapsed")) == "bekräftat (dagen har passerat)"
    assert outcome_of(verdict()) == "bekräftat"


def test_what_has_changed_is_told_by_name() -> None:
    changed = {"came": [{"name": "Visma"}], "went": [], "evidence": [{"name": "Heroma"}]}

    assert changes_of(changed) == ["Visma har kommit till", "Heroma har andra belägg"]
    assert changes_of(None) == []
