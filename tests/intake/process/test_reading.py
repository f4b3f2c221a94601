"""A process file that cannot be followed is refused, with where and why."""

from collections.abc import Callable

import pytest

from intake.process.missing import missing_steps
from intake.process.process import BadProcessError, read_process
from intake.process.steps import StepCode
from record.people import Role
from tests.intake.process.answers import OURS, TEXT, facts


def test_our_own_file_has_every_step_in_the_order_they_are_taken() -> None:
    assert list(OURS.steps) == list(StepCode)
    assert all(step.filled_in_by and step.purpose for step in OURS.steps.values())


def test_the_two_with_authority_decide() -> None:
    assert OURS.deciders == (Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)


def test_it_is_told_that_nobody_knows_who_adopted_the_process() -> None:
    told = OURS.told()

    assert (told["adopted_by"], told["adopted_on"]) == (None, None)
    assert "framgår inte" in told["adopted_note"]


def test_who_adopted_it_is_told_where_it_is_known() -> None:
    known = TEXT.replace('adopted_by = ""', 'adopted_by = "Kommunstyrelsen"')

    assert read_process(known).told()["adopted_by"] == "Kommunstyrelsen"


def replaced(was: str, now: str) -> Callable[[], str]:
    assert was in TEXT
    return lambda: TEXT.replace(was, now, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (lambda: TEXT + "\n= 3", "egen.toml"),
        (replaced('when = "always"', 'when = "sometimes"'), "villkoret sometimes finns inte"),
        (replaced('code = "decision_basis"', 'code = "coffee"'), "coffee"),
        (lambda: TEXT[: TEXT.rindex("[[steps]]")], "steget decision_basis saknas"),
        (replaced('deciders = ["head_of_it"', 'deciders = ["everyone"'), "everyone"),
        (replaced('version = "2024-09-19"', ""), "version"),
        (replaced("security_level = 4", ""), "security_level"),
        (replaced("security_level", "safety_level"), "safety_level"),
        (replaced('adopted_by = ""', 'adopted_bye = ""'), "adopted_bye"),
        (replaced('filled_in_by = ["requester"', 'filled_in_by = ["anyone"'), "anyone"),
        (lambda: "steps = 3", "egen.toml"),
        (lambda: 'steps = ["need"]', "egen.toml"),
        (lambda: "", "steps"),
    ],
    ids=range(13),
)
def test_a_file_that_is_wrong_says_which_and_what(text: Callable[[], str], why: str) -> None:
    with pytest.raises(BadProcessError, match=why) as refused:
        read_process(text(), "egen.toml")

    assert str(refused.value).startswith("egen.toml: ")


def test_a_municipality_may_leave_out_a_field_that_a_rule_speaks_of() -> None:
    names = ("confidentiality", "outcome", "reference_group")
    text = TEXT
    for name in names:
        text = text.replace(f'name = "{name}"', f'name = "our_{name}"')
    known = facts({StepCode.INFORMATION_CLASSIFICATION: {"confidentiality": 4}})

    stops = [one for one in missing_steps(read_process(text), known) if "säkerhet" in one.why]

    assert [one.title for one in stops] == ["Informationsklassning"]
