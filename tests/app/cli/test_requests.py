"""The gate from a terminal: a server on loopback, and those who work with a request."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from sqlmodel import Session, col, select
from typer.testing import CliRunner, Result

from app.cli import samsyn
from app.cli.requests.forms.fields import FIELDS, PARTS_OF_VALUE
from app.schemas.gate.steps import (
    BusinessContactCheckIn,
    DecisionBasisIn,
    ImpactAssessmentIn,
    InformationClassificationIn,
    NeedsAnalysisIn,
    ProcurementConsultationIn,
    ValueIn,
)
from intake.process.steps import StepCode
from inventory.organisation.units import Unit
from record.people import Person, Role
from record.row import now
from tests.app.gate.requests import CONSULTED, NEED, Gate, take_process_into_use
from tests.app.served import Interrupts, LosesAnAnswer, served
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_function,
    make_person,
    make_system,
    make_token,
    make_unit,
)

FORMS: Mapping[StepCode, type[BaseModel]] = {
    StepCode.NEEDS_ANALYSIS: NeedsAnalysisIn,
    StepCode.BUSINESS_CONTACT_CHECK: BusinessContactCheckIn,
    StepCode.INFORMATION_CLASSIFICATION: InformationClassificationIn,
    StepCode.IMPACT_ASSESSMENT: ImpactAssessmentIn,
    StepCode.PROCUREMENT_CONSULTATION: ProcurementConsultationIn,
    StepCode.DECISION_BASIS: DecisionBasisIn,
}
REF = f"IT-{now().year}-0001"
SEVEN = ("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams", "Excelblad")


class Desk:
    """What somebody types at a terminal of a hundred columns, and what they see."""

    def __init__(self, url: str, token: str) -> None:
        self.token = token
        env = {"SAMSYN_URL": url, "SAMSYN_TOKEN": token, "COLUMNS": "100"}
        self._runner = CliRunner(env=env)

    def types(self, *arguments: str, answers: str = "") -> Result:
        """Run a command; it may end with any code."""
        return self._runner.invoke(samsyn, ["requests", *arguments], input=answers)

    def sees(self, *arguments: str, answers: str = "") -> str:
        """Run a command that does what it is asked; return what it prints, on one line."""
        result = self.types(*arguments, answers=answers)
        assert result.exit_code == 0, result.output
        assert "Traceback" not in result.output
        return " ".join(result.stdout.split())

    def reads(self, *arguments: str) -> Any:
        """Run a command that does what it is asked; return its JSON."""
        result = self.types(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def is_told(self, code: int, *arguments: str, answers: str = "") -> str:
        """Run a command that ends with a code; return what its error stream says."""
        result = self.types(*arguments, answers=answers)
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return " ".join(result.stderr.split())


class Town:
    """Those who work with the library's request."""

    def __init__(self, api: Api, url: str) -> None:
        self._api, self._url = api, url
        self.bertil = self.desk(Role.REQUESTER, "Bertil Exempel", "Biblioteket")
        self.pavel = self.desk(Role.BUSINESS_CONTACT, "Pavel Exempel")
        self.ingrid = self.desk(Role.INFORMATION_SECURITY, "Ingrid Exempel")
        self.hassan = self.desk(Role.PROCUREMENT, "Hassan Exempel")
        self.johan = self.desk(Role.HEAD_OF_IT, "Johan Exempel")
        desks = (self.bertil, self.pavel, self.ingrid, self.hassan, self.johan)
        who = [Caller(api.client, desk.token) for desk in desks]
        self.gate = Gate(api, who[0], who[1], who[2], who[3], who[4])

    def desk(self, role: Role, name: str, unit: str | None = None) -> Desk:
        with self._api.database.writing(TESTER) as session:
            known = session.scalars(select(Person).where(col(Person.name) == name)).first()
            person = known or make_person(session, name)
            where = None if unit is None else _unit(session, unit)
            return Desk(self._url, make_token(session, role, where, person))

    def begin(self) -> None:
        """Let the library say what it needs, and hand it in."""
        with self._api.database.reading() as connection:
            self.gate.begin(_unit(Session(connection), "Biblioteket"))
        self.gate.submit_with()

    def prepare(self) -> None:
        """Let there be a request that only lacks a decision."""
        self.begin()
        self.gate.fill_in_the_rest()
        self.gate.answer_all(self.gate.contact, answer="reuse")


def _unit(session: Session, name: str) -> Unit:
    return session.scalars(select(Unit).where(col(Unit.name) == name)).one()


@pytest.fixture
def line(api: Api) -> Interrupts:
    """The way to the application, on which something may happen."""
    return Interrupts(api.client.app)


@pytest.fixture
def small_town(api: Api) -> None:
    """A register of some units, and of systems that do what the library asks for."""
    take_process_into_use(api)
    with api.database.writing(TESTER) as session:
        root = make_unit(session)
        for name in ("Biblioteket", "Badet och campingen", "Hemtjänsten"):
            make_unit(session, name, root)
        make_function(session, "scheduling", label="Schemaläggning", synonyms=["schema"])
        make_function(session, "locks", label="Passersystem")
        for name in ("Heroma", "Kompanion", "TOJ", "Komma"):
            make_system(session, name, functions=["scheduling"])


@pytest.fixture
def town(api: Api, small_town: None, line: Interrupts) -> Iterator[Town]:
    """The town, with a server."""
    with served(line) as url:
        yield Town(api, url)


@pytest.fixture
def begun(town: Town) -> Town:
    """The town, with a request that has been handed in."""
    town.begin()
    return town


@pytest.fixture
def ready(town: Town) -> Town:
    """The town, with a request that only lacks a decision."""
    town.prepare()
    return town


def each(*pairs: str) -> list[str]:
    """Return options that set fields."""
    return [part for pair in pairs for part in ("--set", pair)]


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


def test_a_request_has_one_screen(ready: Town) -> None:
    lines = ready.johan.types("show", REF).stdout.splitlines()

    assert lines[0] == f"{REF}  Schemaverktyg till biblioteket, under granskning"
    assert len(lines) <= 45
    assert max(map(len, lines)) <= 100
    (heroma,) = (line for line in lines if re.match(r" +\d+  Heroma ", line))
    assert re.search(r"  (säkert|möjligt) \d+ .*används i stället", heroma)


def test_the_head_of_it_works_through_the_day(ready: Town) -> None:
    day = "x\na\n\nHeroma räcker.\nnej\ng\nGår bra.\nUtvärdera|Biblioteket|2027-06-01\n|x\n\nj\n"
    result = ready.johan.types("next", answers=day)

    assert result.exit_code == 0, result.output
    assert "1 av 1" in result.stdout
    assert "Ett avslag ska motiveras." in result.stderr
    assert "Inget är gjort." in result.stderr
    assert "Ett villkor skrivs text|ansvarig|datum" in result.stderr
    assert "godkänt (Johan Exempel, IT-chef): Går bra." in result.stdout
    assert "Villkor: Utvärdera, Biblioteket, senast 2027-06-01" in result.stdout
    assert "Stämmer med delegationsordningen:" in result.stdout
    assert "Klart: 1. Kvar: 0." in result.stdout
    assert len(ready.johan.reads("show", REF)["decisions"]) == 1


def test_what_is_put_by_waits_and_quitting_leaves_the_rest(ready: Town) -> None:
    assert ready.johan.sees("next", answers="h\n").endswith("Klart: 0. Kvar: 1.")
    assert ready.johan.sees("next", answers="s\n").endswith("Klart: 0. Kvar: 1.")
    assert ready.johan.sees("list").endswith(f"1 ärende. Se ett: samsyn requests show {REF}")


def test_a_day_may_end_with_a_request_given_back(ready: Town) -> None:
    seen = ready.johan.sees("next", answers="t\nBeskriv arbetssättet.\n")

    assert f"{REF} är återsänt för komplettering." in seen
    assert "Återsänt Beskriv arbetssättet." in ready.bertil.sees("show", REF)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("approve", "--condition", "Utvärdera||2027-06-01"),
            "Villkor: Utvärdera, senast 2027-06-01",
        ),
        (
            ("reject", "--reason", "Heroma räcker."),
            "avslaget (Johan Exempel, IT-chef): Heroma räcker.",
        ),
        (
            ("refer", "--reason", "Värdet."),
            "överlämnat till nämnden (Johan Exempel, IT-chef): Värdet.",
        ),
    ],
    ids=["approve", "reject", "refer"],
)
def test_a_decision_is_shown_asked_for_and_told(
    ready: Town, arguments: tuple[str, ...], told: str
) -> None:
    command, *rest = arguments
    assert "Avbrutet. Inget är ändrat." in ready.johan.is_told(
        1, command, REF, *rest, answers="n\n"
    )
    seen = ready.johan.sees(command, REF, *rest, answers="j\n")

    assert seen.startswith(f"{REF} Schemaverktyg")
    assert told in seen
    assert told in ready.bertil.sees("show", REF)


@pytest.fixture
def overtaken(ready: Town, api: Api) -> Town:
    """The town, where one more system has come into use since the review."""
    with api.database.writing(TESTER) as session:
        make_system(session, "Personec", functions=["scheduling"])
    return ready


def test_what_has_come_since_the_review_is_answered_in_the_decision(overtaken: Town) -> None:
    assert "5 alternativ, 1 obesvarat" in overtaken.johan.sees("show", REF)
    assert "Personec" in overtaken.johan.is_told(1, "approve", REF, "--yes")
    answered = ("--answer", "Personec|parallel|Kväll.|egen lösning|2027-12-31")
    decided = overtaken.johan.reads("approve", REF, "--yes", *answered)

    shown = {one["system"]["name"]: one["answer"] for one in decided["candidates_at_decision"]}
    assert (shown["Personec"], len(shown)) == ("parallel", 5)


def test_at_work_what_has_come_since_is_asked_about(overtaken: Town) -> None:
    day = "a\nHeroma räcker.\nvet inte\na\nHeroma räcker.\nreuse|Finns.\nj\n"
    result = overtaken.johan.types("next", answers=day)

    assert "Personec är obesvarat. Svar|varför|skäl|dag: " in result.stderr
    assert "”vet inte” är okänt." in result.stderr
    assert "Klart: 1. Kvar: 0." in result.stdout


def recommend(town: Town, what: str) -> Callable[[], object]:
    """Return how the kundansvarig changes their mind."""
    gate = town.gate
    return lambda: gate.fill_in(gate.contact, "decision_basis", summary="Ny.", recommendation=what)


def test_who_was_overtaken_is_told_what_happened_and_nothing_is_decided(
    ready: Town, line: Interrupts
) -> None:
    line.ending, line.happens = "/decisions", [recommend(ready, "Godkänn.")]

    told = ready.johan.is_told(3, "approve", REF, answers="j\n")

    assert f"Någon har ändrat {REF} sedan du läste det. Inget är gjort." in told
    assert "Beslutsunderlag: ifyllt av Pavel Exempel" in told
    assert ready.johan.reads("show", REF)["state"] == "in_review"


def test_at_work_who_was_overtaken_sees_the_request_anew(ready: Town, line: Interrupts) -> None:
    line.ending, line.happens = "/decisions", [recommend(ready, "Godkänn ändå.")]

    result = ready.johan.types("next", answers="g\n\n\nj\ns\n")

    assert "Här är det som det är nu." in result.stderr
    assert "Godkänn ändå." in result.stdout
    assert "Klart: 0. Kvar: 1." in result.stdout


def test_a_decision_whose_answer_is_lost_on_the_way_is_made_once(
    api: Api, small_town: None
) -> None:
    losing = LosesAnAnswer(api.client.app, "/decisions")
    with served(losing) as url:
        town = Town(api, url)
        town.prepare()
        told = town.johan.sees("reject", REF, "--reason", "Heroma räcker.", "--yes")
        decisions = town.johan.reads("show", REF)["decisions"]

    assert losing.lost == 1
    assert "avslaget (Johan Exempel, IT-chef): Heroma räcker." in told
    assert len(decisions) == 1


def test_only_two_may_decide_and_not_the_kundansvarig(ready: Town) -> None:
    told = ready.pavel.is_told(1, "approve", REF, "--yes")

    assert told == (
        "Du saknar behörighet. Din roll får inte besluta om ärenden: det får bara IT-chefen och "
        "kommundirektören."
    )


def test_a_decision_too_early_says_what_is_missing_and_for_whom(begun: Town) -> None:
    begun.pavel.sees("step", REF, "kundansvarigs kontroll", "--set", "exists_elsewhere=ja")

    told = begun.johan.is_told(1, "reject", REF, "--reason", "Nej.", "--yes")

    assert told.startswith("Något saknas:")
    assert "Upphandlare eller kundansvarig: Samråd om upphandling – Värdet avgör" in told


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


def test_a_candidate_is_answered_by_number_or_name(begun: Town) -> None:
    by_name = begun.pavel.sees("answer", REF, "Heroma", "används i stället", "--reason", "Finns.")
    assert by_name.startswith("Heroma: används i stället – Finns.")
    parallel = ("--reason", "Kväll.", "--because", "egen lösning", "--until", "2027-12-31")
    begun.pavel.sees("answer", REF, "Kompanion, TOJ", "parallel", *parallel)

    seen = begun.pavel.sees("show", REF)
    assert "används parallellt till 2027-12-31 (egen lösning)" in seen
    assert "Numren går från 1 till" in begun.pavel.is_told(1, "answer", REF, "99", "reuse")
    assert "De som finns: 1 " in begun.pavel.is_told(1, "answer", REF, "Excel 97", "reuse")


def test_what_the_requester_puts_aside_waits_for_the_kundansvarig(begun: Town) -> None:
    told = begun.bertil.sees("answer", REF, "Komma", "inte relevant", "--reason", "Annat.")

    assert "inte relevant, säger Bertil Exempel; kundansvarig har inte sagt sitt" in told
    assert "Kundansvarig ska hålla med om svaret" in told


def test_others_are_asked_and_answer_and_people_talk(begun: Town) -> None:
    asked = ("Badet och campingen", "--kind", "same_need", "--due", "2027-12-15")
    assert begun.bertil.sees("inquire", REF, *asked).endswith("har ni samma behov?")
    begun.bertil.sees("inquire", REF, "Heroma", "--kind", "kan systemet ta emot oss?")
    begun.bertil.sees("comment", REF, "Har ni talat med badet?")
    begun.pavel.sees("reply", REF, "badet", "conditions", "--reason", "Kväll.", "--hours", "4")

    seen = begun.pavel.sees("show", REF.lower())
    assert "1 Badet och campingen: har ni samma behov? Ja, med villkor (4 timmar i månaden)" in seen
    assert "2 Heroma: kan systemet ta emot oss? Inget svar än." in seen
    assert "Bertil Exempel: Har ni talat med badet?" in seen


def test_a_request_is_given_back_handed_in_again_and_withdrawn(begun: Town) -> None:
    told = begun.pavel.sees("return", REF, "Beskriv arbetssättet.")
    waits = "Det väntar på behovsägare (Bertil Exempel) sedan i dag."
    assert told == f"{REF} är återsänt för komplettering. {waits}"
    begun.bertil.sees("submit", REF)
    assert begun.bertil.is_told(1, "withdraw", REF, answers="\n").endswith("Inget är ändrat.")

    assert begun.bertil.sees("withdraw", REF, "--yes") == f"{REF} är återtaget."


def test_the_list_is_narrowed_down(begun: Town) -> None:

    assert "inskickat, väntar på kundansvarig" in begun.johan.sees("list", "--all")
    assert REF in begun.johan.sees("list", "--awaiting", "kundansvarig")
    assert REF in begun.johan.sees("list", "--state", "inskickat", "--unit", "Biblioteket")
    assert begun.johan.reads("list", "--state", "avslaget")["total"] == 0
    assert "Inga. Alla som du får se" in begun.johan.sees("list")


@pytest.mark.parametrize("suffix", ["pdf", "json"])
def test_the_decision_basis_is_saved(ready: Town, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"underlag.{suffix}"
    ready.johan.sees("basis", REF, str(file))

    assert file.read_bytes().startswith({"pdf": b"%PDF", "json": b"{"}[suffix])
    assert "finns redan" in ready.johan.is_told(1, "basis", REF, str(file))
    assert "ska sluta med" in ready.johan.is_told(2, "basis", REF, "underlag.odt")


def test_programs_read_what_the_server_says(ready: Town) -> None:
    condition = ("--condition", "Utvärdera|Biblioteket|2027-06-01")
    decided = ready.johan.reads("approve", REF, "--yes", *condition)

    assert decided["conditions"] == [
        {"text": "Utvärdera", "owner": "Biblioteket", "due": "2027-06-01"}
    ]
    assert ready.johan.reads("list", "--all")["items"][0]["reference"] == REF


def test_without_a_server_or_a_token_it_says_what_is_needed() -> None:
    nobody = Desk("http://127.0.0.1:9", "samsyn_x")

    assert nobody.is_told(1, "list", "--token", "").startswith("Du behöver en nyckel.")
    assert "Är adressen rätt" in Desk("samsyn.kommunen", "samsyn_x").is_told(4, "list")


def test_a_token_that_does_not_hold_is_refused(town: Town) -> None:
    assert "Du behöver identifiera dig" in town.johan.is_told(1, "list", "--token", "samsyn_x")


def test_what_people_write_is_shown_as_it_stands(town: Town) -> None:
    town.bertil.sees("new", "[bold]Lås[/] :smile:", "--unit", "Biblioteket")

    assert "[bold]Lås[/] :smile:" in town.bertil.sees("show", REF)
    assert "[bold]Lås[/] :smile:" in town.bertil.sees("list")
