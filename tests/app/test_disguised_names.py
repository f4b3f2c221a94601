"""Names that look alike are one name, or whoever enters the second is told."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.schemas.fields import Name
from tests.factories import TESTER, Api, Caller, make_unit

LETTERS = st.sampled_from("abcåäöÅÄÖéèüñçøŁșảự한グ 019")
NAMES = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip)
HIDDEN = {
    "zero-width space": "Her\u200boma",
    "soft hyphen": "Her\u00adoma",
    "right-to-left override": "\u202eamoreH",
    "isolate": "\u2066Heroma\u2069",
    "word joiner": "Heroma\u2060",
}
DISGUISED = {"Cyrillic": "Нeroma", "Greek": "Hεroma"}


def enter(editor: Caller, unit: str, name: str, **fields: object) -> tuple[int, list[str]]:
    """Return how the entry of a system is answered, and the warnings that it gives."""
    answer = editor.post("systems", json={"name": name, "owner_unit": unit} | fields)
    told = answer.json().get("warnings", [])
    return answer.status_code, [one["problem"] for one in told if one["existing_id"] is None]


@pytest.fixture
def unit(api: Api) -> str:
    with api.database.writing(TESTER) as session:
        return str(make_unit(session).id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES)
def test_one_name_is_kept_in_one_way_however_it_is_written(name: str) -> None:
    kept = {
        TypeAdapter(Name).validate_python(unicodedata.normalize(form, name))
        for form in ("NFC", "NFD")
    }

    assert len(kept) == 1


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=NAMES)
def test_a_name_in_other_code_points_is_the_same_name(api: Api, unit: str, name: str) -> None:
    editor = api.sign_in()
    composed, apart = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))

    assert enter(editor, unit, apart)[0] in (201, 409)
    assert enter(editor, unit, composed)[0] == 409


@pytest.mark.parametrize("name", HIDDEN.values(), ids=HIDDEN)
def test_a_name_that_hides_something_is_told_of(api: Api, unit: str, name: str) -> None:
    status, (warning,) = enter(api.sign_in(), unit, name)

    assert status == 201
    assert "tecken som inte syns eller som vänder på texten" in warning
    assert "Heroma" in warning or "amoreH" in warning, "it is told without what it hides"


@pytest.mark.parametrize("name", DISGUISED.values(), ids=DISGUISED)
def test_a_name_in_letters_that_look_like_ours_is_told_of(api: Api, unit: str, name: str) -> None:
    status, (warning,) = enter(api.sign_in(), unit, name)

    assert status == 201
    assert "grekiska eller kyrilliska i samma ord" in warning


def test_another_name_that_hides_something_is_told_of_too(api: Api, unit: str) -> None:
    _, warnings = enter(api.sign_in(), unit, "Heroma", aliases=["P\u200bA", "Lön"])

    assert len(warnings) == 1


@pytest.mark.parametrize(
    "name", ["Heroma", "Évolution", "Система", "Ωμέγα", "Team 👩\u200d🔧", "µTorrent"]
)
def test_a_plain_name_is_not(api: Api, unit: str, name: str) -> None:
    assert enter(api.sign_in(), unit, name) == (201, [])


def test_who_gives_a_system_such_a_name_later_is_told_too(api: Api, unit: str) -> None:
    editor = api.sign_in()
    made = editor.post("systems", json={"name": "Heroma", "owner_unit": unit}).json()

    odd, plain = (
        editor.change("PATCH", f"systems/{made['id']}", json=fields).json()
        for fields in ({"name": "Her\u200boma"}, {"aliases": ["Lön"]})
    )

    (warning,) = odd["warnings"]
    assert "tecken som inte syns" in warning["problem"]
    assert "warnings" not in plain
