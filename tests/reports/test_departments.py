"""To which department a unit counts."""

from uuid import NAMESPACE_URL, UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from inventory.organisation.units import UnitKind
from reports.overlaps.departments import Department, Node, departments_of

KINDS = st.sampled_from(list(UnitKind))


def id_of(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def tree(*ways: str) -> dict[UUID, Node]:
    """Return a tree of `kind name` steps, from the top down."""
    nodes: dict[UUID, Node] = {}
    for way in ways:
        parent = None
        for step in way.split(" / "):
            kind, _, name = step.partition(" ")
            row_id = id_of(name)
            nodes[row_id] = Node(Department(row_id, name, name), UnitKind(kind), parent)
            parent = row_id
    return nodes


def department_of(name: str, *ways: str) -> str:
    return departments_of(tree(*ways))[id_of(name)].name


def test_a_unit_counts_to_its_department_whatever_lies_between() -> None:
    way = "municipality Kommunen / board Nämnden / department Skola / sector Norr / unit Rum"

    for name in ("Rum", "Norr", "Skola"):
        assert department_of(name, way) == "Skola"


def test_a_department_inside_another_counts_to_the_upper_one() -> None:
    way = "municipality Kommunen / department Teknik / department Vatten / unit Verket"

    assert department_of("Verket", way) == "Teknik"


def test_a_company_counts_for_itself() -> None:
    assert department_of("Kundtjänst", "municipality K / company Bostäder / unit Kundtjänst") == (
        "Bostäder"
    )


def test_a_unit_without_a_department_counts_to_what_lies_right_below_the_municipality() -> None:
    assert department_of("Lager", "municipality Kommunen / unit Service / unit Lager") == "Service"


def test_what_a_board_uses_itself_counts_to_the_board() -> None:
    assert department_of("Nämnden", "municipality Kommunen / board Nämnden") == "Nämnden"


def test_what_the_whole_municipality_uses_counts_to_the_municipality() -> None:
    assert department_of("Kommunen", "municipality Kommunen") == "Kommunen"


@given(st.lists(KINDS, min_size=1, max_size=6))
def test_every_unit_counts_to_one_that_lies_above_it_or_is_itself(kinds: list[UnitKind]) -> None:
    way = " / ".join(f"{kind} u{depth}" for depth, kind in enumerate(kinds))

    found = departments_of(tree(way))

    for depth in range(len(kinds)):
        assert found[id_of(f"u{depth}")].name in {f"u{above}" for above in range(depth + 1)}
