"""`samsyn match`: a need against the register, before anybody has thought of a product."""

from typing import Annotated

import typer

from app.cli.overlaps.candidates import candidate_list, likely
from app.cli.references import function_called
from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import out, print_json, say, title
from app.wording.numbers import in_number
from intake.candidates.meeting import meet_need
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.seeking import Look
from inventory.visibility import visibility_of
from matching.detector import Detector
from matching.known import hidden_from
from record.row import now

group = new_group()


@command(
    group,
    "Pröva ett behov mot registret: vad finns redan som kan göra det, och går det att återanvända?",
    "samsyn match 'Vi behöver lägga schema och boka vikarier på badet'",
    "samsyn match 'beställa mat' --function special_diet_register --json",
    name="match",
)
def match_need(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Behovet, med egna ord.")],
    function: Annotated[
        list[str] | None,
        typer.Option(metavar="FUNKTION", help="Funktion som behövs; kan anges flera gånger."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print what could meet a need."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        codes = [function_called(connection, ref) for ref in function or ()]
        detector = Detector()
        known = detector.look(connection, now().date())
        hidden = hidden_from(connection, known, visibility_of(actor()))
        others = OpenNeeds().at(connection, known.words)
        look = Look(connection, detector, known, hidden, others)
        met = meet_need(look, {"text": text, "functions": codes})
    if as_json:
        print_json(met)
        return
    out().print(title("Det här kan möta behovet", sample=sample))
    for part in candidate_list(met):
        out().print(part)
    found = len(likely(met["candidates"]))
    if found:
        say("", f"{in_number(found, 'system', 'system')} att ta ställning till.")
