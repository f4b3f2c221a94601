"""What a call itself is refused for: it cannot be read, is too large, too slow or too often."""

from collections.abc import Mapping

from app.errors import (
    BodyTooLargeError,
    IdempotencyMismatchError,
    OutcomeUnknownError,
    OverloadedError,
    PreconditionFailedError,
    PreconditionRequiredError,
    RateExceededError,
    StorageFullError,
    TooSlowError,
    UnreadableJsonError,
)
from app.problems.problem_type import ProblemType, pointers
from inventory.errors import InvalidFieldsError

OF_CALLS: Mapping[type[Exception], ProblemType] = {
    UnreadableJsonError: ProblemType(
        "unreadable-json",
        400,
        "Innehållet går inte att läsa",
        lambda _: "Det som skickades är inte giltig JSON i UTF-8.",
    ),
    TooSlowError: ProblemType(
        "too-slow",
        408,
        "Det tog för lång tid",
        lambda _: "Innehållet kom inte fram i tid. Inget sparades; försök igen.",
    ),
    BodyTooLargeError: ProblemType(
        "too-large",
        413,
        "För stort",
        lambda error: f"Innehållet får vara högst {error.limit // 1024} KiB.",
    ),
    InvalidFieldsError: ProblemType(
        "invalid",
        422,
        "Uppgifterna stämmer inte",
        lambda error: " ".join(f"{where.lstrip('#/?')}: {why}" for where, why in error.errors[:3]),
        pointers,
    ),
    PreconditionFailedError: ProblemType(
        "changed-meanwhile",
        412,
        "Någon annan har ändrat under tiden",
        lambda _: "Läs om posten (den nyare versionen finns i current) och försök igen.",
        lambda error: {"current": error.current},
    ),
    PreconditionRequiredError: ProblemType(
        "precondition-required",
        428,
        "Version saknas",
        lambda _: "Ange vilken version du ändrar: If-Match med det ETag som du läste.",
    ),
    IdempotencyMismatchError: ProblemType(
        "idempotency-mismatch",
        422,
        "Nyckeln är redan använd",
        lambda _: "Samma Idempotency-Key har redan använts för ett annat innehåll.",
    ),
    RateExceededError: ProblemType(
        "too-many-requests",
        429,
        "För många anrop",
        lambda _: "Vänta en sekund och försök igen.",
        headers={"Retry-After": "1"},
    ),
    OverloadedError: ProblemType(
        "overloaded",
        503,
        "Tillfälligt upptaget",
        lambda _: "Registret är upptaget just nu. Inget sparades; försök igen om en stund.",
        headers={"Retry-After": "2"},
    ),
    OutcomeUnknownError: ProblemType(
        "outcome-unknown",
        504,
        "Osäkert om det sparades",
        lambda _: (
            "Databasen försvann medan det sparades. Gör om anropet med samma Idempotency-Key: då "
            "blir det inte gjort två gånger. Hade det ingen: läs först efter hur det blev."
        ),
    ),
    StorageFullError: ProblemType(
        "storage-full",
        507,
        "Disken är full",
        lambda _: "Inget sparades. Registret går att läsa; meddela den som driftar Samsyn.",
    ),
}
