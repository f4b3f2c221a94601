"""A vocabulary of a few functions, for tests that say what they mean."""

from matching.functions.evidence import ServedFunction
from matching.functions.reading import read
from matching.functions.vocabulary.compiled import compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.profiles import Profile

FUNCTIONS = (
    FunctionEntry("staffing", "Bemanning och tid", ("personalplanering",)),
    FunctionEntry(
        "staff_scheduling",
        "Schemaläggning av personal",
        ("schemaläggning", "arbetsschema", "schema", "önskeschema"),
        ("lektion", "elev"),
        "staffing",
    ),
    FunctionEntry("substitutes", "Vikariebokning", ("vikarier",), (), "staffing"),
    FunctionEntry("timetabling", "Skolschema", ("lektionsschema", "skolscheman", "schema")),
    FunctionEntry("room_booking", "Mötesrumsbokning", ("boka rum", "konferensrum")),
    FunctionEntry("hall_booking", "Lokalbokning", ("idrottshall", "hyra lokal")),
    FunctionEntry("interpreters", "Tolkbokning", ("boka tolk",)),
    FunctionEntry("home_care", "Planering av hemtjänst", ("hemtjänstplanering",)),
    FunctionEntry("care_records", "Journal i vården", ("patientjournal",)),
    FunctionEntry("library", "Bibliotekssystem", ("bibliotek", "boklån")),
    FunctionEntry("diary", "Diarieföring", ("diarium",)),
)
PRODUCTS = (
    ProductEntry("Lifecare", ("Procapita",), "Tietoevry", ("care_records", "home_care")),
    ProductEntry("Lifecare Planering", (), "Tietoevry", ("home_care",)),
    ProductEntry("Time Care Pool", ("TimeCare Pool",), "RLDatix", ("substitutes",)),
    ProductEntry("Platina", (), "Formpipe", ("diary",)),
    ProductEntry("Viva", (), "Ilab", ("care_records",)),
)
VOCABULARY = compile_vocabulary(FUNCTIONS, PRODUCTS)


def served(**known: object) -> dict[str, ServedFunction]:
    """Return what a system serves, by code."""
    profile = Profile(key="one", **known)  # type: ignore[arg-type]
    return {one.code: one for one in read(VOCABULARY, profile)}


def likely(**known: object) -> set[str]:
    """Return the codes of the functions that a system is taken to serve."""
    return {code for code, one in served(**known).items() if one.score >= 50}
