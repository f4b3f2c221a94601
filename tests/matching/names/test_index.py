"""What is like one name, from memory."""

from matching.names.lookup.index import Index
from matching.names.reading.knowledge import Knowledge, KnownProduct
from matching.profiles import Profile


def index(*names: str) -> Index:
    return Index(Profile(name, name) for name in names)


def keys(found: object) -> list[str]:
    return [like.key for like in found]  # type: ignore[attr-defined]


def test_the_most_alike_comes_first() -> None:
    register = index("Heroma", "Heroma Schema", "Hemtjänst", "Raindance")
    assert keys(register.like("heromma"))[:2] == ["Heroma", "Heroma Schema"]


def test_joined_and_parted_words_find_each_other() -> None:
    assert keys(index("PowerBI", "Platina").like("Power BI")) == ["PowerBI"]


def test_an_alias_is_found_and_named() -> None:
    register = Index([Profile("1", "Raindance", ("Ekot",))])
    assert register.like("ekot")[0][:1] + register.like("ekot")[0][2:] == ("1", "alias", "Ekot")


def test_the_same_vendor_comes_before_another() -> None:
    register = Index([Profile("1", "Vision", vendor="Fack"), Profile("2", "Vision", vendor="EDP")])
    assert keys(register.like("Vision", vendor="EDP Consult")) == ["2", "1"]


def test_what_was_removed_is_not_found_and_what_was_changed_is_found_anew() -> None:
    register = index("Heroma", "Platina")
    register.remove("Heroma")
    assert not register.like("Heroma")
    register.add(Profile("Platina", "Evolution"))
    assert not register.like("Platina")
    assert keys(register.like("evolution")) == ["Platina"]


def test_no_more_is_answered_than_was_asked_for() -> None:
    register = index(*(f"Bokning {number}" for number in range(30)))
    assert len(register.like("Bokning", limit=5)) == 5
    assert not register.like("")


def test_an_index_that_grew_answers_as_one_that_was_built_at_once() -> None:
    names = [f"{first}{second}" for first in ("Kako", "Vimed", "Solber") for second in "abcdefgh"]
    grown = Index()
    for name in reversed(names):
        grown.add(Profile(name, name))
    assert keys(grown.like("Kakoc")) == keys(index(*names).like("Kakoc"))


def test_a_former_name_is_found_through_what_is_known_of_the_product() -> None:
    known = Knowledge((KnownProduct("Lifecare", ("Procapita",), "Tietoevry"),))
    register = Index([Profile("1", "Lifecare"), Profile("2", "Processkartan")], known)
    assert keys(register.like("Procapita"))[0] == "1"
