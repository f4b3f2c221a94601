"""Delegation rules as files tell them."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from app.database import Database
from app.storage.kinds import IMPORTED
from intake.delegation.in_force import Rule
from intake.delegation.reading import read_rules
from intake.delegation.rules import Consultation, Delegate, DelegationRule, LimitKind
from inventory.importing.importing import Imported, Parcel, import_parcel
from inventory.importing.problems import TableUnreadableError
from inventory.importing.undoing import undo_last_import
from inventory.organisation.units import Unit, UnitKind, add_unit, get_unit
from inventory.sample.clearing import clear_sample
from record.recording.session import RecordedSession
from tests.factories import TESTER, make_unit

HEADER = "Nämnd;Delegat;Beloppsgräns;Samråd;Vidaredelegering;Gäller från;Källa\n"


def take(session: RecordedSession, *rows: str) -> Imported:
    parcel = Parcel(
        "delegations", "regler.csv", (HEADER + "\n".join(rows)).encode(), False, IMPORTED
    )
    return import_parcel(session, parcel)


def refused(session: RecordedSession, *rows: str) -> Sequence[tuple[str | None, str]]:
    with pytest.raises(TableUnreadableError) as error:
        take(session, *rows)
    session.rollback()
    return [(problem.column, problem.problem) for problem in error.value.problems]


def make_board(session: RecordedSession, name: str = "Tekniska nämnden") -> Unit:
    board = add_unit(session, Unit(name=name, slug="", kind=UnitKind.BOARD))
    session.flush()
    return board


def only_rule(session: RecordedSession) -> Rule:
    session.flush()
    (rule,) = read_rules(session.connection())
    return rule


def test_a_row_is_read_in_the_words_that_people_use(session: RecordedSession) -> None:
    make_board(session)

    row = (
        'Tekniska nämnden;Förvaltningschef;500 000 kr;"Upphandlingskontoret; IT";ja;2026-01-01;Pärm'
    )
    assert take(session, row).warnings == []

    rule = only_rule(session)
    assert (rule.delegate, rule.limit, rule.amount) == (
        Delegate.DEPARTMENT_HEAD,
        LimitKind.AMOUNT,
        500_000,
    )
    assert rule.consultation == (Consultation.PROCUREMENT_OFFICE, Consultation.IT)
    assert (rule.onward, str(rule.valid_from), rule.source) == (True, "2026-01-01", "Pärm")


def test_an_empty_cell_is_not_the_same_as_none(session: RecordedSession) -> None:
    make_board(session)

    done = take(session, "Tekniska nämnden;;angiven men okänd;;;;")

    rule = only_rule(session)
    assert done.warnings == []
    assert (rule.delegate, rule.limit) == (Delegate.NOT_STATED, LimitKind.STATED_UNKNOWN)
    assert (rule.consultation, rule.onward) == ((), None)


def test_the_same_file_again_changes_nothing_and_another_limit_changes_the_rule(
    session: RecordedSession,
) -> None:
    make_board(session)
    row = "Tekniska nämnden;enhetschef;{};;;2026-01-01;"

    first = take(session, row.format("100000"))
    again = take(session, row.format("100000"))
    changed = take(session, row.format("ingen angiven"))

    assert [first.created, again.unchanged, changed.updated] == [1, 1, 1]
    assert (only_rule(session).limit, only_rule(session).amount) == (LimitKind.NONE_STATED, None)


def test_a_new_rule_without_a_limit_is_warned_of(session: RecordedSession) -> None:
    make_board(session)

    (warning,) = take(session, "Tekniska nämnden;enhetschef;;;;;").warnings

    assert (warning.line, warning.column) == (2, "Beloppsgräns")


def test_cells_that_cannot_be_read_are_left_empty_with_a_warning(session: RecordedSession) -> None:
    make_board(session)

    done = take(session, "Tekniska nämnden;kungen;belopp;kyrkan;kanske;snart;")

    columns = [warning.column for warning in done.warnings]
    assert columns == ["Delegat", "Samråd", "Vidaredelegering", "Gäller från", "Beloppsgräns"]


@pytest.mark.parametrize(
    ("rows", "column", "why"),
    [
        (["Biblioteket;;1;;;;"], "Nämnd", "Enheten är ingen nämnd."),
        (["Månbasen;;1;;;;"], "Nämnd", "Enheten finns inte i organisationen."),
        ([";enhetschef;1;;;;"], "Nämnd", "Nämnden saknas."),
        (["Tekniska nämnden;;1;;;;"] * 2, "Nämnd", "Samma regel står redan på rad 2."),
        (['Tekniska nämnden;;1;"inget angivet; IT";;;'], "Samråd", "Antingen inget samråd"),
    ],
)
def test_a_row_that_cannot_stand_refuses_the_file(
    session: RecordedSession, rows: list[str], column: str, why: str
) -> None:
    make_board(session)
    make_unit(session, "Biblioteket", make_unit(session))
    session.commit()

    ((named, problem),) = refused(session, *rows)

    assert named == column
    assert problem.startswith(why)


def test_the_import_can_be_undone(session: RecordedSession) -> None:
    make_board(session)
    session.commit()
    take(session, "Tekniska nämnden;enhetschef;1;;;;")
    session.commit()

    undo_last_import(session)

    assert session.scalars(select(DelegationRule)).all() == []


@pytest.mark.usefixtures("sample")
def test_the_sample_says_of_each_board_what_the_audit_says(database: Database) -> None:
    with database.reading() as connection:
        rules = {rule.board.name: rule for rule in read_rules(connection)}

    care, technical = rules["Vård- och omsorgsnämnden"], rules["Tekniska nämnden"]
    assert len(rules) == 7
    assert {rule.source for rule in rules.values()} == {"audit F15"}
    unlimited = {name for name, rule in rules.items() if rule.limit is LimitKind.NONE_STATED}
    assert unlimited == set(rules) - {care.board.name}
    assert care.limit is LimitKind.STATED_UNKNOWN
    assert care.consultation_text == "efter överläggning med nämnden"
    assert technical.delegate is Delegate.NOBODY
    assert "”se process för IT-system”" in str(rules["Kultur- och fritidsnämnden"].note)
    for rule in rules.values():
        assert (rule.amount, rule.onward, rule.paragraph) == (None, None, None)


@pytest.mark.usefixtures("sample")
def test_ones_own_rule_stays_when_the_sample_goes_and_keeps_its_board(database: Database) -> None:
    with database.writing(TESTER) as session:
        board = get_unit(session, "tekniska-namnden")
        session.add(DelegationRule(board_id=board.id, source="Delegationsordning 2026"))
    with database.writing(TESTER) as session:
        cleared = clear_sample(session)

    with database.reading() as connection:
        (left,) = read_rules(connection)
    assert left.source == "Delegationsordning 2026"
    assert cleared.removed["delegation_rule"] == 7
    assert ("unit", "Tekniska nämnden", "delegation_rule") in {
        (kept.table, kept.name, kept.needed_by) for kept in cleared.kept
    }
