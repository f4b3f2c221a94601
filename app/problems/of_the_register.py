"""What the register refuses."""

from collections.abc import Mapping

from app.labels import THINGS
from app.problems.problem_type import ProblemType, table_problems
from inventory.errors import (
    CannotMergeError,
    CannotUndoError,
    MergedAwayError,
    NotFoundError,
    SameNameError,
    TakenError,
)
from inventory.importing.problems import TableUnreadableError
from record.erasing.person import CannotEraseError

OF_THE_REGISTER: Mapping[type[Exception], ProblemType] = {
    NotFoundError: ProblemType(
        "not-found",
        404,
        "Finns inte",
        lambda error: f"{THINGS[error.what]} finns inte, eller är inget som du får se.",
    ),
    MergedAwayError: ProblemType(
        "merged",
        308,
        "Posten har slagits ihop med en annan",
        lambda _: "Den här posten ingår numera i en annan. Följ adressen i merged_into.",
        lambda error: {"merged_into": f"/api/v1/systems/{error.into}"},
    ),
    SameNameError: ProblemType(
        "same-name",
        409,
        "Det finns redan ett system med det namnet",
        lambda error: (
            f"”{error.name}” finns redan i registret. Oftast är det en användning av det som ska "
            "läggas till. Är det ändå ett annat system: skicka allow_same_name: true."
        ),
        lambda error: {"existing_id": str(error.existing_id)},
    ),
    TakenError: ProblemType(
        "taken",
        409,
        "Värdet används redan",
        lambda error: f"{error.field} = ”{error.value}” används redan av en annan post.",
        lambda error: {"field": error.field},
    ),
    CannotMergeError: ProblemType(
        "cannot-merge", 409, "Posterna kan inte slås ihop", lambda error: error.why
    ),
    CannotEraseError: ProblemType(
        "cannot-erase", 409, "Personen kan inte raderas", lambda error: error.why
    ),
    CannotUndoError: ProblemType(
        "cannot-undo", 409, "Importen kan inte ångras", lambda error: error.why
    ),
    TableUnreadableError: ProblemType(
        "import-rejected",
        422,
        "Filen importerades inte",
        lambda error: (
            f"Inget sparades. {len(error.problems)} fel hittades; rätta dem och importera igen."
        ),
        table_problems,
    ),
}
