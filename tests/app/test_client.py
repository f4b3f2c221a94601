"""The API client: patient where that is safe, and plain about what went wrong."""

from collections.abc import Callable

import httpx
import pytest

from app.client.calling import Caller
from app.client.problems import (
    ApiError,
    ChangedMeanwhileError,
    NotSamsynError,
    ProblemError,
    UnknownCallerError,
    UnreachableError,
)
from app.client.reading import read
from app.client.register import Register
from app.client.requests import Requests
from app.client.retrying import Patience
from app.schemas.systems.named import NamedOut
from tests.app.gate.requests import NEED, Gate, open_gate, take_process_into_use
from tests.client import SERVER
from tests.factories import TESTER, Api, make_unit

Answer = httpx.Response
Failure = httpx.TransportError | Answer


class Line(httpx.BaseTransport):
    """The way to the application, on which things happen: before it is reached, or after."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.instead: list[Failure] = []
        """What comes instead of the first calls, which never arrive."""
        self.lost: list[httpx.TransportError] = []
        """What comes instead of the first answers, to calls that were done."""
        self.keys: list[str | None] = []

    def handle_request(self, request: httpx.Request) -> Answer:
        self.keys.append(request.headers.get("Idempotency-Key"))
        if self.instead:
            return _given(self.instead.pop(0))
        address = request.url.raw_path.decode("ascii")
        answer = self._api.client.request(
            request.method, address, headers=dict(request.headers), content=request.read()
        )
        if self.lost:
            raise self.lost.pop(0)
        return Answer(answer.status_code, headers=answer.headers, content=answer.content)


def _given(failure: Failure) -> Answer:
    if isinstance(failure, Answer):
        return failure
    raise failure


class Office:
    """A gate, and a caller with a line to it."""

    def __init__(self, api: Api) -> None:
        with api.database.writing(TESTER) as session:
            self.unit = make_unit(session)
        take_process_into_use(api)
        self.gate: Gate = open_gate(api)
        self.line = Line(api)
        self.waited: list[float] = []

    def caller(self, token: str | None) -> Caller:
        headers = {"Authorization": f"Bearer {token}"}
        http = httpx.Client(transport=self.line, base_url=SERVER, headers=headers)
        return Caller(http, Patience(sleep=self.waited.append))

    def requests(self, who: str = "requester") -> Requests:
        return Requests(self.caller(getattr(self.gate, who).token))

    def begin(self) -> str:
        return str(self.gate.begin(self.unit)["reference"])

    def ready(self) -> str:
        """Return a request that only lacks a decision."""
        reference = self.begin()
        self.gate.submit_with()
        self.gate.fill_in_the_rest()
        self.gate.answer_all(self.gate.contact, answer="reuse")
        return reference


@pytest.fixture
def office(api: Api) -> Office:
    """Where requests are worked with."""
    return Office(api)


LOST = httpx.ReadError("the line is cut")


def test_a_decision_whose_answer_is_lost_is_made_once(office: Office) -> None:
    reference = office.ready()
    requests = office.requests("decider")
    shown = requests.show(reference)
    office.line.lost = [LOST]
    office.line.keys.clear()

    decided = requests.decide(shown, {"outcome": "rejected", "reason": "Heroma räcker."})

    first, second = office.line.keys
    assert first == second is not None
    assert [one.id for one in requests.show(reference).value.decisions] == [decided.value.id]


def test_what_is_said_twice_is_said_twice_and_what_is_sent_twice_once(office: Office) -> None:
    requests = office.requests()
    shown = requests.show(office.begin())
    office.line.lost = [LOST]
    requests.comment(shown, "Hej.")
    requests.comment(shown, "Hej.")

    assert [one.text for one in requests.comments(shown).items] == ["Hej.", "Hej."]


def test_a_file_whose_receipt_is_lost_is_kept_once(office: Office) -> None:
    requests = office.requests()
    shown = requests.show(office.begin())
    office.line.lost = [LOST]

    added = requests.attach(shown, "offert.pdf", b"%PDF-1.7")

    (kept,) = requests.attachments(shown).items
    assert (kept.id, kept.name) == (added.value.id, "offert.pdf")
    assert requests.fetch(shown, str(kept.id)) == b"%PDF-1.7"


def test_a_key_that_does_not_hold_is_told_so_in_words_for_people(office: Office) -> None:
    with pytest.raises(UnknownCallerError, match="Administratören ger dig en ny"):
        Requests(office.caller("samsyn_x")).list()


def test_a_change_without_a_key_is_not_sent_again_and_that_is_said(office: Office) -> None:
    requests = office.requests()
    shown = requests.show(office.begin())
    office.line.lost = [LOST]

    with pytest.raises(UnreachableError, match="osäkert om ändringen blev gjord"):
        requests.step(shown, "needs_analysis", NEED)

    assert office.waited == []
    assert requests.show(shown.value.reference).value.need == NEED["need"]


def test_a_change_that_was_never_sent_is_sent_again(office: Office) -> None:
    requests = office.requests()
    shown = requests.show(office.begin())
    office.line.instead = [httpx.ConnectError("nobody there")]

    assert requests.step(shown, "needs_analysis", NEED).value.need == NEED["need"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(office: Office, status: int) -> None:
    reference = office.begin()
    office.line.instead = [Answer(status, headers={"Retry-After": "2"})]

    assert office.requests().show(reference).value.reference == reference
    assert office.waited == [2]


def test_a_server_that_asks_for_an_hour_is_not_waited_for_so_long(office: Office) -> None:
    office.line.instead = [Answer(503, headers={"Retry-After": "3600"})]
    office.requests().list()

    assert office.waited == [30]


def test_it_gives_up_where_nobody_answers(office: Office) -> None:
    office.line.instead = [httpx.ConnectTimeout("nobody there")] * 9

    with pytest.raises(UnreachableError, match=r"svarade inte i tid\. Är adressen rätt"):
        office.requests().list()

    assert office.waited == [0.25, 0.5, 1.0, 2.0]
    assert len(office.line.keys) == 5


def test_a_refusal_is_told_once_and_not_asked_again(office: Office) -> None:
    with pytest.raises(ProblemError) as refused:
        office.requests().show("IT-1999-0001")

    assert str(refused.value) == "Finns inte. Ärendet finns inte, eller är inget som du får se."
    assert (refused.value.status, refused.value.kind) == (404, "not-found")
    assert len(office.line.keys) == 1


def test_what_is_wrong_with_a_body_says_where(office: Office) -> None:
    requests = office.requests()
    shown = requests.show(office.begin())

    with pytest.raises(ProblemError) as refused:
        requests.step(shown, "needs_analysis", {"need": 1, "expected_users": -1})

    heading, *lines = str(refused.value).splitlines()
    assert heading == "Uppgifterna stämmer inte:"
    assert [line.split(":")[0] for line in lines] == ["  need", "  expected_users"]


def test_what_is_missing_says_for_whom_what_and_why(office: Office) -> None:
    reference = office.begin()
    office.gate.submit_with()
    office.gate.fill_in(office.gate.contact, "business_contact_check", exists_elsewhere=True)
    requests = office.requests("decider")

    with pytest.raises(ProblemError) as refused:
        requests.decide(requests.show(reference), {"outcome": "approved"})

    told = str(refused.value).splitlines()
    assert told[0] == "Något saknas:"
    consultation = "Samråd om upphandling – Värdet avgör hur köpet får göras."
    assert f"  Upphandlare eller kundansvarig: {consultation}" in told


def _fill_in(gate: Gate) -> None:
    gate.fill_in(gate.contact, "decision_basis", summary="Ny.", recommendation="Avslå.")


def _decide(gate: Gate) -> None:
    gate.do(gate.decider, "decisions", outcome="rejected", reason="Heroma räcker.")


def _give_back(gate: Gate) -> None:
    gate.contact.change("POST", f"{gate.address}/return", gate.address, json={"what": "Mer."})


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        (_fill_in, "  Beslutsunderlag: ifyllt av business_contact Exempel"),
        (_decide, "  Beslut: avslaget av head_of_it Exempel"),
        (_give_back, "  Läget: under granskning → återsänt för komplettering"),
    ],
    ids=["a step", "a decision", "the state"],
)
def test_a_change_meanwhile_says_what_changed(
    office: Office, happens: Callable[[Gate], None], told: str
) -> None:
    requests = office.requests("decider")
    shown = requests.show(office.ready())
    happens(office.gate)

    with pytest.raises(ChangedMeanwhileError) as refused:
        requests.decide(shown, {"outcome": "approved"})

    lines = str(refused.value).splitlines()
    happened = f"Någon har ändrat {shown.value.reference} sedan du läste det. Inget är gjort."
    assert lines[0] == happened
    assert told in lines


def test_lists_are_read_page_after_page(office: Office) -> None:
    references = [office.begin() for _ in range(3)]
    found = office.requests().list(limit=1)

    assert [one.reference for one in found.items] == references
    assert found.body["total"] == 3


def test_things_are_found_by_short_name_name_or_part_of_it(office: Office) -> None:
    with office.gate.api.database.writing(TESTER) as session:
        library = make_unit(session, "Stora biblioteket", office.unit)
        make_unit(session, "Lilla biblioteket", office.unit)
    register = Register(office.caller(office.gate.requester.token))

    assert {register.unit(ref).id for ref in ("stora-biblioteket", "STORA BIB")} == {library.id}
    with pytest.raises(ApiError, match="Flera heter så: ”Lilla biblioteket”, ”Stora biblioteket”"):
        register.unit("biblioteket")
    with pytest.raises(ApiError, match="Ingen enhet heter ”badet”"):
        register.unit("badet")


def test_what_a_newer_server_adds_is_let_be() -> None:
    body = {"id": "00000000-0000-0000-0000-000000000001", "name": "Badet", "colour": "blått"}
    answer = Answer(200, json=body, headers={"ETag": '"a"'})

    assert read(NamedOut, answer).value.name == "Badet"
    assert read(NamedOut, answer).etag == '"a"'


OTHERS = {
    "a page": Answer(200, text="<html>Välkommen till nginx</html>"),
    "other JSON": Answer(200, json={"message": "Hello"}),
    "a proxy": Answer(502, text="Bad gateway"),
}


@pytest.mark.parametrize("which", OTHERS)
def test_what_is_no_samsyn_is_said_to_be_none(office: Office, which: str) -> None:
    office.line.instead = [OTHERS[which]]

    with pytest.raises(NotSamsynError, match="svarar inte som den här versionen av Samsyn"):
        office.requests().show("IT-2026-0001")
