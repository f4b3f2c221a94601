"""What a request is about: the steps that are filled in, in a line or two each."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.cli.requests.sheet.protection import protection
from app.cli.requests.words import content_of, day_of, flags, short, waiting, worth
from app.schemas.gate.requests.request_out import RequestOut
from app.wording.numbers import in_number, money
from app.wording.overlaps import joined, sentence
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag

Content = Mapping[str, Any]
Row = tuple[str, str]

YES_NO: Mapping[bool | None, str] = {True: "ja", False: "nej", None: "ej besvarat"}


def about(request: RequestOut) -> Iterator[Row]:
    """Return what there is to say, line by line; what is not filled in is left out."""
    yield "Vem", _who(request)
    if request.waiting_for is not None:
        yield "Väntar på", waiting(request.waiting_for)
    yield from _need(request, content_of(request, StepCode.NEEDS_ANALYSIS))
    yield "Värde", _value(request, content_of(request, StepCode.PROCUREMENT_CONSULTATION))
    yield from protection(request)
    yield from _contact(content_of(request, StepCode.BUSINESS_CONTACT_CHECK))
    yield from _basis(content_of(request, StepCode.DECISION_BASIS))
    yield from _remarks(request)


def _who(request: RequestOut) -> str:
    began, submitted = day_of(request.created_at), request.submitted_at
    told = f"{request.created_by.name}, {request.unit.name}"
    when = f"påbörjat {began}" if submitted is None else f"inskickat {day_of(submitted)}"
    numbers = [f"diarienr {request.case_number}"] if request.case_number else []
    numbers += [f"referens {request.external_reference}"] if request.external_reference else []
    return ", ".join([told, when, *numbers])


def _need(request: RequestOut, need: Content) -> Iterator[Row]:
    names = (("Behov", "need"), ("I dag", "way_of_working"), ("Kan ändras", "possible_change"))
    for title, name in names:
        if need.get(name):
            yield title, short(need[name])
    labels = joined([function.label for function in request.functions]) if request.functions else ""
    users = need.get("expected_users")
    counted = "" if users is None else in_number(users, "väntad användare", "väntade användare")
    if labels or counted:
        yield "Gäller", ", ".join(filter(None, [labels, counted]))


def _value(request: RequestOut, said: Content) -> str:
    told = [f"{worth(request)} exkl. moms"] if request.value_48_months is not None else []
    parts = said.get("value") or {}
    if parts.get("per_month"):
        end = parts.get("months")
        length = "tills vidare, räknat på 48 månader" if end is None else f"i {end} månader"
        told.append(f"{money(parts['per_month'])} per månad {length}")
    if said.get("answer"):
        whom = ", ".join(filter(None, [said.get("consulted_person"), said.get("consulted_on")]))
        followed: Mapping[Any, str] = {
            True: " Rådet följs.",
            False: f" Rådet frångås: {said.get('reason')}",
        }
        answer = short(said["answer"]).rstrip(".")
        told.append(f"upphandling ({whom}): {answer}.{followed.get(said.get('followed'), '')}")
    return "; ".join(told) or "ej beräknat"


def _contact(said: Content) -> Iterator[Row]:
    if said:
        elsewhere, serves = (
            YES_NO[said.get(name)] for name in ("exists_elsewhere", "existing_can_serve")
        )
        told = f"Finns på annat håll: {elsewhere}. Något befintligt kan möta det: {serves}."
        yield "Kundansvarig", f"{told} {short(said.get('comment'))}".strip()


def _basis(said: Content) -> Iterator[Row]:
    product = " från ".join(filter(None, [said.get("product"), said.get("vendor")]))
    if product:
        yield "Tänkt produkt", product
    for title, name in (("Sammanfattning", "summary"), ("Rekommendation", "recommendation")):
        if said.get(name):
            yield title, short(said[name])


def _remarks(request: RequestOut) -> Iterator[Row]:
    said = (
        [sentence(f"{told}.")]
        if (told := flags(request, beside=RequestFlag.COMMON_MISTAKE))
        else []
    )
    if remarks := " ".join([*said, *(warning.detail for warning in request.warnings)]):
        yield "Obs", remarks
    for title, why in (
        ("Återsänt", request.returned_because),
        ("Upptaget igen", request.reopened_because),
    ):
        if why:
            yield title, short(why)
