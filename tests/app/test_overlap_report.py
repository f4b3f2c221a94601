"""The overlap report through the API."""

import json

import pytest

from app.schemas.reports import OverlapReportOut
from record.auditing.checkpoints import checkpoint_now, passes, read_checkpoint
from record.people import Role
from record.row import now
from tests.app.examples import fill
from tests.factories import Api

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@pytest.mark.parametrize("role", Role)
def test_whoever_holds_a_role_may_read_the_report(api: Api, role: Role) -> None:
    answer = api.sign_in(role).get("reports/overlaps.json")

    assert answer.status_code == 200
    assert OverlapReportOut.model_validate_json(answer.content).on == now().date()


def test_the_report_has_the_overlaps_as_they_are_listed(api: Api) -> None:
    fill(api)
    caller = api.sign_in()

    report = caller.get("reports/overlaps.json").json()

    listed = caller.get("overlaps").json()["items"]
    assert report["same_function"] + report["same_product"] == listed
    assert report["first"] == ["function:payroll"]


@pytest.mark.parametrize(("suffix", "media_type"), TYPES.items())
def test_the_report_is_a_file_with_a_name(api: Api, suffix: str, media_type: str) -> None:
    fill(api)

    answer = api.sign_in().get(f"reports/overlaps.{suffix}")

    name = f"overlapp-{now().date()}.{suffix}"
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith({"xlsx": b"PK", "pdf": b"%PDF-"}[suffix])


def test_a_write_is_in_the_next_report(api: Api) -> None:
    register = fill(api)
    editor = api.sign_in()
    assert editor.get("reports/overlaps.json").json()["summary"]["same_function"] == 1

    gone = editor.patch(f"systems/{register.other}", json={"status": "retired"})

    assert gone.status_code == 200
    assert editor.get("reports/overlaps.json").json()["summary"]["same_function"] == 0


@pytest.mark.parametrize("suffix", ["csv", "docx", "PDF"])
def test_a_format_that_is_not_made_does_not_exist(api: Api, suffix: str) -> None:
    answer = api.sign_in().get(f"reports/overlaps.{suffix}")

    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/not-found"


def test_without_a_key_there_is_no_report(api: Api) -> None:
    for suffix in ("json", *TYPES):
        assert api.anonymous().get(f"reports/overlaps.{suffix}").status_code == 401


def test_the_report_is_a_checkpoint(api: Api) -> None:
    fill(api)

    told = api.sign_in().get("reports/overlaps.json").json()["history"]

    with api.database.reading() as connection:
        assert passes(connection, read_checkpoint(json.dumps(told)))
        assert told["sequence"] == checkpoint_now(connection).sequence  # type: ignore[union-attr]
