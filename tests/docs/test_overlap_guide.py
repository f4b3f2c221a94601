"""What the page on overlaps promises is what Samsyn does."""

import io
from typing import Any

import openpyxl
import pytest

from app.labels import LABELS
from inventory.organisation.units import Unit
from matching.functions.evidence import Signal
from matching.verdicts.deciding import DEMANDED
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome
from record.row import now
from tests.docs.pages import CODE, ROOT, prose, table_below
from tests.factories import TESTER, Api, Caller, make_function, make_system, make_unit

GUIDE = ROOT / "docs/anvandning/overlapp.md"
SCHEDULING = {
    "label": "Schemaläggning av personal",
    "synonyms": ["schemaläggning", "personalschema", "arbetspass"],
    "counter_words": ["skolschema", "lektion"],
}


class Register:
    """A register in which one system certainly does the scheduling."""

    def __init__(self, api: Api) -> None:
        self.api = api
        with api.database.writing(TESTER) as session:
            unit: Unit = make_unit(session)
            make_function(session, "scheduling", **SCHEDULING)
            self.unit = str(unit.id)
            self.first = str(make_system(session, "Heroma", functions=["scheduling"]).id)
        self.editor: Caller = api.sign_in()

    def add(self, name: str, **fields: Any) -> str:
        body = {"name": name, "owner_unit": self.unit, "allow_same_name": True} | fields
        made = self.editor.post("systems", json=body)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    def members(self, key: str = "function:scheduling") -> dict[str, str]:
        """Return how certain each member of an overlap is, if there is one."""
        answer = self.editor.get(f"overlaps/{key}")
        found = answer.json().get("members", [])
        return {member["system"]["name"]: member["certainty"] for member in found}

    def verdicts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.editor.get("overlaps/function:scheduling").json()[
            "verdicts"
        ]
        return found


@pytest.fixture
def register(api: Api) -> Register:
    """The register that the promises are tried on."""
    return Register(api)


def test_the_evidence_is_told_in_falling_trust_with_the_words_that_people_read() -> None:
    told = [(row[0], CODE.findall(row[1])[0]) for row in table_below(GUIDE, SO_IT_BEGINS)]

    assert told == [(LABELS[Signal][signal], signal.value) for signal in Signal]


SO_IT_BEGINS = "## Så kommer ett fynd till"


def test_each_outcome_is_told_with_what_it_demands() -> None:
    told = {
        CODE.findall(row[1])[0]: (row[0], set(CODE.findall(row[2])))
        for row in table_below(GUIDE, "## Bedöm ett överlapp")
    }

    assert told == {
        outcome.value: (LABELS[VerdictOutcome][outcome], set(DEMANDED[outcome]))
        for outcome in VerdictOutcome
    }


def test_each_way_in_which_a_verdict_stands_is_told() -> None:
    for label in LABELS[Standing].values():
        assert f"- **{label}**: " in prose(GUIDE)


def test_the_sheets_of_the_report_are_those_that_are_told(api: Api) -> None:
    file = api.sign_in().get("reports/overlaps.xlsx").content

    told = [CODE.findall(row[0])[0] for row in table_below(GUIDE, "## Läs rapporten")]
    assert told == openpyxl.load_workbook(io.BytesIO(file)).sheetnames


def test_what_somebody_has_set_is_certain(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])

    assert register.members() == {"Heroma": "certain", "Personec": "certain"}


def test_what_a_text_tells_of_is_possible(register: Register) -> None:
    register.add("Ekot", purpose="Personalschema för badet.")

    assert register.members() == {"Heroma": "certain", "Ekot": "possible"}


@pytest.mark.parametrize(
    "purpose", ["Schemaläggningssystem.", "Schema läggning.", "Schemaläggningen på badet."]
)
def test_swedish_is_read_as_swedish(register: Register, purpose: str) -> None:
    register.add("Ekot", purpose=purpose)

    assert "Ekot" in register.members()


@pytest.mark.parametrize(
    "purpose",
    [
        "Skolschema och lektioner.",
        "Används inte för schemaläggning.",
        "",
        "Bra system för verksamheten.",
    ],
)
def test_what_only_sounds_alike_or_says_no_is_no_evidence(register: Register, purpose: str) -> None:
    register.add("Ekot", purpose=purpose)

    assert register.members() == {}


def test_without_its_evidence_the_finding_is_gone(register: Register) -> None:
    ekot = register.add("Ekot", purpose="Personalschema för badet.")

    register.editor.patch(f"systems/{ekot}", json={"purpose": ""})

    assert register.members() == {}


def test_a_yes_makes_a_proposal_certain(register: Register) -> None:
    ekot = f"systems/{register.add('Ekot', purpose='Personalschema.')}"

    answer = register.editor.change("PUT", f"{ekot}/functions/scheduling", ekot)

    assert answer.status_code == 200
    assert register.members()["Ekot"] == "certain"


def test_a_no_is_remembered(register: Register) -> None:
    ekot = f"systems/{register.add('Ekot', purpose='Personalschema.')}"

    register.editor.change("DELETE", f"{ekot}/functions/scheduling", ekot)
    assert register.members() == {}

    register.editor.patch(ekot, json={"purpose": "Personalschema och arbetspass."})
    assert register.members() == {}


def test_a_parent_is_an_overlap_only_where_a_system_has_it_itself(register: Register) -> None:
    above = {"code": "work_time", "label": "Arbetstid"}
    assert register.editor.post("functions", json=above).status_code == 201
    register.editor.patch("functions/scheduling", json={"parent": "work_time"})
    register.add("Personec", functions=["scheduling"])
    assert register.members("function:work_time") == {}

    register.add("Excelblad", functions=["work_time"])

    (overlap,) = (
        one
        for one in register.editor.get("overlaps").json()["items"]
        if one["key"] == "function:work_time"
    )
    assert [member["system"]["name"] for member in overlap["members"]] == ["Excelblad"]
    assert [part["function"]["code"] for part in overlap["inside"]] == ["scheduling"]


def test_one_product_entered_twice_is_found_and_merged_only_when_asked(register: Register) -> None:
    vklass, other = register.add("Vklass"), register.add("V-klass")
    found = register.editor.get("overlaps?kind=same_product").json()["items"]
    assert [one["key"] for one in found] == [f"product:{vklass}"]

    body = {"into": vklass, "preview": True}
    merge = f"systems/{other}/merge"
    preview = register.editor.change("POST", merge, f"systems/{other}", json=body)

    assert preview.status_code == 200
    assert register.editor.get("overlaps?kind=same_product").json()["total"] == 1
    body["preview"] = False
    register.editor.change("POST", merge, f"systems/{other}", json=body)
    assert register.editor.get("overlaps?kind=same_product").json()["total"] == 0
    assert register.editor.get(f"systems/{other}").status_code == 308


def conclude(register: Register, **body: Any) -> None:
    answer = register.editor.post("overlaps/function:scheduling/verdicts", json=body)
    assert answer.status_code == 201, answer.text


def test_a_verdict_is_about_all_where_none_is_named_and_stays(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])
    conclude(register, outcome="false_alarm", reason="Skilda jobb")

    register.add("Badets rutschbana")

    (verdict,) = register.verdicts()
    assert [system["name"] for system in verdict["systems"]] == ["Heroma", "Personec"]
    assert verdict["standing"] == "in_force"


def test_a_verdict_tells_what_has_changed_since(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])
    conclude(register, outcome="confirmed")

    register.add("Visma", functions=["scheduling"])

    (verdict,) = register.verdicts()
    assert verdict["standing"] == "changed_since"
    assert [system["name"] for system in verdict["changed_since"]["came"]] == ["Visma"]


def test_a_verdict_whose_day_has_passed_says_so(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])
    owner = {"role": "head_of_it"}
    past = {"target_system": register.first, "owner": owner, "due": "2026-01-01"}

    conclude(register, outcome="consolidate", **past)

    assert register.verdicts()[0]["standing"] == "lapsed"


def test_what_may_stay_gets_an_exemption_each(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])
    until = f"{now().year + 1}-12-31"

    conclude(register, outcome="justified", reason="Olika avtal", until=until)

    assert register.editor.get("exemptions").json()["total"] == 2


def test_what_is_settled_comes_last(register: Register) -> None:
    register.add("Personec", functions=["scheduling"])
    assert register.editor.post("functions", json={"code": "maps", "label": "Kartor"}).is_success
    for name in ("QGIS", "ArcGIS"):
        register.add(name, functions=["maps"])
    first = register.editor.get("overlaps").json()["items"][0]["key"]
    body = {"outcome": "false_alarm", "reason": "Skilda jobb"}

    register.editor.post(f"overlaps/{first}/verdicts", json=body)

    assert [one["key"] for one in register.editor.get("overlaps").json()["items"]][-1] == first


def test_a_new_synonym_is_found_by_the_next_question(register: Register) -> None:
    register.add("Ekot", purpose="Dagbemanning på badet.")
    assert register.members() == {}

    words = [*SCHEDULING["synonyms"], "dagbemanning"]
    register.editor.patch("functions/scheduling", json={"synonyms": words})

    assert "Ekot" in register.members()


def test_a_new_counter_word_stops_what_it_is_against(register: Register) -> None:
    register.add("Ekot", purpose="Schemaläggning av tvättstugor.")
    assert "Ekot" in register.members()

    words = [*SCHEDULING["counter_words"], "tvättstuga"]
    register.editor.patch("functions/scheduling", json={"counter_words": words})

    assert register.members() == {}


def test_a_file_may_hold_only_what_is_to_change(register: Register) -> None:
    file = "Kod;Benämning;Synonymer\nscheduling;Schemaläggning av personal;dagbemanning\n"
    form = {"kind": "functions"}

    answer = register.editor.post("imports", data=form, files={"file": ("f.csv", file.encode())})

    assert answer.status_code == 201, answer.text
    told = register.editor.get("functions/scheduling").json()
    assert told["synonyms"] == ["dagbemanning"]
    assert told["counter_words"] == SCHEDULING["counter_words"]


def test_a_need_is_told_what_could_meet_it_and_whether_it_may_be_reused(
    register: Register,
) -> None:
    found = register.editor.post("match", json={"text": "Vi behöver ett personalschema"}).json()

    (candidate,) = found["candidates"]
    assert candidate["system"]["name"] == "Heroma"
    assert candidate["reusable"]
    assert candidate["evidence"]
    nothing = register.editor.post("match", json={"text": "Vi vill räkna stjärnor"}).json()
    assert nothing["candidates"] == []
