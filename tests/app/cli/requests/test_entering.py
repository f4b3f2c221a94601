"""A need is begun, described step by step, and handed in."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.cli.requests.forms.fields import FIELDS, PARTS_OF_VALUE
from app.schemas.gate.requests.steps import (
    BusinessContactCheckIn,
    DecisionBasisIn,
    ImpactAssessmentIn,
    InformationClassificationIn,
    NeedsAnalysisIn,
    ProcurementConsultationIn,
    ValueIn,
)
from intake.process.steps import StepCode
from tests.app.cli.requests.town import REF, Town, each
from tests.app.gate.requests import CONSULTED, NEED
from tests.app.served import served
from tests.factories import Api

FORMS: Mapping[StepCode, type[BaseModel]] = {
    StepCode.NEEDS_ANALYSIS: NeedsAnalysisIn,
    StepCode.BUSINESS_CONTACT_CHECK: BusinessContactCheckIn,
    StepCode.INFORMATION_CLASSIFICATION: InformationClassificationIn,
    StepCode.IMPACT_ASSESSMENT: ImpactAssessmentIn,
    StepCode.PROCUREMENT_CONSULTATION: ProcurementConsultationIn,
    StepCode.DECISION_BASIS: DecisionBasisIn,
}
SEVEN = ("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams", "Excelblad")


def test_the_library_is_shown_the_seven_when_it_hands_in_its_need(api: Api, sample: None) -> None:
    with served(api.client.app) as url:
        town = Town(api, url)
        town.bertil.sees("new", "Schemaverktyg till biblioteket", "--unit", "biblioteket")
        town.bertil.sees("step", REF, "behovsanalys", *each(f"need={NEED['need']}"))
        found = town.bertil.sees("submit", REF)

    assert all(name in found for name in SEVEN)


def test_a_need_is_begun_described_and_handed_in(town: Town) -> None:
    assert town.johan.sees("next") == "Inget väntar på dig."
    told = town.bertil.sees("new", "Schemaverktyg", "--unit", "Biblioteket", "--reference", "P-1")
    assert told == f"{REF} är påbörjat. Beskriv behovet: samsyn requests step {REF} needs_analysis"
    assert "referens P-1" in town.bertil.sees("show", REF)

    typed = [str(NEED[name]) for name in ("need", "way_of_working", "possible_change")]
    town.bertil.sees("step", REF, "behovsanalys", answers="\n".join([*typed, *["\n"] * 6]))
    found = town.bertil.sees("submit", REF)
    assert re.search(r"Det finns redan (\d+) alternativ, \1 obesvarade", found)
    assert "väntar på kundansvarig" in town.pavel.sees("list")


def test_each_does_their_part_until_nothing_is_missing(begun: Town) -> None:
    check = each("exists_elsewhere=ja", "existing_can_serve=nej")
    begun.pavel.sees("step", REF, "kundansvarigs kontroll", *check)
    levels = each("confidentiality=1", "integrity=2", "availability=1", "traceability=1")
    begun.ingrid.sees("step", REF, "informationsklassning", *levels, *each("personal_data=ja"))
    begun.ingrid.sees("step", REF, "konsekvensbedömning", *each("criteria=7", "outcome=krävs inte"))
    value = each("value.per_month=4 000 kr", "value.one_time=50000", "consulted_on=2026-10-01")
    begun.hassan.sees("step", REF, "samråd om upphandling", *value)
    said = each("consulted_person=Ulla", "answer=Avropa.", "followed=ja")
    begun.hassan.sees("step", REF, "samråd om upphandling", *said)
    begun.pavel.sees(
        "step", REF, "beslutsunderlag", *each("summary=Schema.", "recommendation=Nej.")
    )
    missing = begun.pavel.reads("show", REF)["missing_steps"]
    names = ",".join(one["title"] for one in missing)
    told = begun.pavel.sees("answer", REF, names, "används i stället")

    assert told.endswith("Inget saknas före beslut.")
    seen = begun.johan.sees("show", REF).replace("\xa0", " ")
    assert "Saknas" not in seen
    assert "Väntar på IT-chef sedan i dag" in seen
    value_told = "242 000 kr exkl. moms; 4 000 kr per månad tills vidare, räknat på 48 månader"
    assert f"{value_told}; upphandling (Ulla, 2026-10-01): Avropa. Rådet följs." in seen
    assert "K1 R2 T1 S1, personuppgifter, konsekvensbedömning krävs inte" in seen
    assert "personer i utsatt ställning" in seen
    assert "alla besvarade" in seen
    assert f"Du kan: samsyn requests approve | reject | refer | return | comment {REF}" in seen


def test_a_step_is_asked_for_field_by_field_and_bad_answers_again(begun: Town) -> None:
    typed = "femtio\n50 000 kr\n4000\n\n\n2026-10-01\nUlla\nAvropa.\nkanske\nja\n\n"
    result = begun.hassan.types("step", REF, "samråd om upphandling", answers=typed)

    assert result.exit_code == 0, result.output
    assert "Samråd om upphandling. Det beräknade värdet enligt lagen" in result.stderr
    assert "Engångskostnad (kronor): " in result.stderr
    assert "”femtio” är inget heltal" in result.stderr
    assert "”kanske” är varken ja eller nej." in result.stderr
    content = begun.hassan.reads("show", REF)["steps"]["procurement_consultation"]["content"]
    assert content["value"] == CONSULTED["value"]
    assert (content["consulted_person"], content["followed"]) == ("Ulla", True)


def test_what_is_filled_in_stays_unless_it_is_changed(begun: Town) -> None:
    seen = begun.bertil.types("step", REF, "behovsanalys", answers="\n" * 9).stderr
    begun.bertil.sees("step", REF, "behovsanalys", "--set", "expected_users=40")
    content = begun.bertil.reads("show", REF)["steps"]["needs_analysis"]["content"]

    assert "Väntade användare (antal) [35]: " in seen
    assert content["need"] == NEED["need"]
    assert content["processes"] == ["Bemanning"]
    assert content["expected_users"] == 40


def test_units_and_functions_are_called_by_their_names(begun: Town) -> None:
    pairs = (
        "asked_units=Badet och campingen | Bo Bad | 2026-11-02 | Vi också; Hemtjänsten",
        "reference_group=Biblioteket|Bertil",
        "using_units=Biblioteket; Badet och campingen",
        "functions=Passersystem",
    )
    settings = each(*pairs)
    content = begun.bertil.reads("step", REF, "behovsanalys", *settings)["steps"]["needs_analysis"]

    first, second = content["content"]["asked_units"]
    assert (first["person"], first["on"], first["answer"]) == ("Bo Bad", "2026-11-02", "Vi också")
    assert second["person"] is None
    assert len(content["content"]["using_units"]) == 2
    assert content["content"]["functions"] == ["locks"]


def test_a_step_may_come_from_a_file(begun: Town, tmp_path: Path) -> None:
    file = tmp_path / "underlag.json"
    file.write_text(json.dumps({"summary": "Schema.", "recommendation": "Avslå."}), "utf-8")
    begun.pavel.sees("step", REF, "decision_basis", "--file", str(file))
    file.write_text("[", "utf-8")

    assert "Rekommendation Avslå." in begun.pavel.sees("show", REF)
    broken = begun.pavel.is_told(1, "step", REF, "decision_basis", "--file", str(file))
    assert "är inte giltig JSON" in broken
    missing = begun.pavel.is_told(1, "step", REF, "decision_basis", "--file", "finns.inte")
    assert missing == "finns.inte går inte att läsa: den finns inte."


@pytest.mark.parametrize("step", StepCode)
def test_every_field_of_a_step_can_be_filled_in(step: StepCode) -> None:
    known = {name.partition(".")[0] for name in FIELDS[step]}

    assert known == set(FORMS[step].model_fields)
    assert {name.partition(".")[2] for name in PARTS_OF_VALUE} == set(ValueIn.model_fields)
