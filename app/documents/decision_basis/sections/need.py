"""The need, before any product, and everyone who has been asked about it."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.documents.decision_basis.blocks import Block, Facts, Note, Section, Table, Text
from app.documents.decision_basis.sections.words import (
    Basis,
    lines,
    or_nothing,
    said,
    signed,
)
from app.labels import label
from app.wording.numbers import NOTHING, money, number
from app.wording.overlaps import sentence
from app.wording.times import day
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind

STEP = "needs_analysis"


def the_need(basis: Basis) -> Section:
    """Return the need, today's way of working, and how it could change."""
    content = said(basis, STEP)
    users = content.get("expected_users")
    functions = ", ".join(one["label"] for one in basis["functions"])
    using = ", ".join(unit["name"] for unit in content.get("using_units") or ())
    return Section(
        "Behovet",
        [
            Text(or_nothing(content.get("need")), "Vad som behövs"),
            Text(or_nothing(content.get("way_of_working")), "Dagens arbetssätt"),
            Text(or_nothing(content.get("possible_change")), "Hur arbetssättet kan ändras"),
            Facts(
                [
                    ("Processer", ", ".join(content.get("processes") or ()) or NOTHING),
                    ("Funktioner", functions or NOTHING),
                    ("Väntade användare", NOTHING if users is None else number(users)),
                    ("Ska användas av", using or NOTHING),
                    ("Skrivet av", signed(basis, STEP)),
                ]
            ),
        ],
    )


def everyone_asked(basis: Basis) -> Section:
    """Return who has been asked, what they answered, and who is in the reference group."""
    content = said(basis, STEP)
    blocks = [
        *_asked(content.get("asked_units") or ()),
        *_inquiries(basis["inquiries"]),
        *_group(content.get("reference_group") or ()),
    ]
    return Section("Samordning", blocks or [Note("Ingen annan förvaltning är tillfrågad.")])


def _asked(units: Any) -> Iterator[Block]:
    rows = [
        [one["unit"]["name"], or_nothing(one["person"]), day(one["on"]), or_nothing(one["answer"])]
        for one in units
    ]
    if rows:
        headers = ("Förvaltning eller enhet", "Person", "Dag", "Svar")
        yield Table("Tillfrågade av behovsägaren", headers, (2, 1.6, 1.1, 3.4), rows)


def _inquiries(inquiries: Any) -> Iterator[Block]:
    rows = [[_asked_whom(one), _question(one), _answer(one)] for one in inquiries]
    if rows:
        headers = ("Ställd till", "Fråga", "Svar")
        yield Table("Frågor ställda i ärendet", headers, (1.8, 2, 3.4), rows)


def _asked_whom(inquiry: Mapping[str, Any]) -> str:
    asked = inquiry["unit"] or inquiry["system"]
    return f"{asked['name']}{' (systemets förvaltare)' if inquiry['system'] else ''}"


def _question(inquiry: Mapping[str, Any]) -> str:
    due = f"Svar senast {day(inquiry['due'])}" if inquiry["due"] else ""
    raised = inquiry["escalated_on"]
    asked = f"{inquiry['asked_by']}, {day(inquiry['asked_at'])}"
    return lines(
        sentence(label(InquiryKind(inquiry["kind"]))),
        asked,
        due,
        f"Lämnad vidare till chefen {day(raised)}" if raised else "",
    )


def _answer(inquiry: Mapping[str, Any]) -> str:
    if inquiry["answer"] is None:
        return "Inte besvarat."
    hours, cost = inquiry["hours_per_month"], inquiry["cost"]
    return lines(
        f"{sentence(label(InquiryAnswer(inquiry['answer'])))}.",
        inquiry["reason"],
        f"{number(hours)} timmar per månad" if hours is not None else "",
        f"Kostnad: {money(cost)}" if cost is not None else "",
        f"Från {day(inquiry['from'])}" if inquiry["from"] else "",
        f"{inquiry['answered_by']}, {day(inquiry['answered_at'])}",
    )


def _group(group: Any) -> Iterator[Block]:
    rows = [[one["unit"]["name"], or_nothing(one["person"])] for one in group]
    if rows:
        yield Table("Referensgrupp", ("Förvaltning eller enhet", "Person"), (1, 1), rows)
