"""The one table: what went wrong → problem type, status, Swedish title and detail (RFC 9457)."""

from collections.abc import Mapping

from app.errors import (
    BodyTooLargeError,
    IdempotencyMismatchError,
    OverloadedError,
    PreconditionFailedError,
    PreconditionRequiredError,
    RateExceededError,
    StorageFullError,
    TooSlowError,
    UnreadableJsonError,
)
from app.identity.operation_words import OPERATIONS
from app.identity.permissions import ForbiddenError
from app.identity.provider.errors import ProviderUnavailableError, SignInRefusedError
from app.identity.recent import SignInAgainError
from app.identity.sessions.forgery import ForgedCallError
from app.identity.tokens import UnauthenticatedError
from app.labels import THINGS
from app.problem_type import ProblemType, pointers, table_problems
from app.wording.labels.requests import STATES
from intake.decisions.deciding import OwnRequestError
from intake.process.in_use import NoProcessError
from intake.requests.way.ending import NotAskedFirstError
from intake.requests.way.moving import ChecklistIncompleteError
from intake.requests.way.transitions import NoSuchWayError
from inventory.errors import (
    CannotMergeError,
    CannotUndoError,
    InvalidFieldsError,
    MergedAwayError,
    NotFoundError,
    SameNameError,
    TakenError,
)
from inventory.importing.problems import TableUnreadableError
from record.erasing.person import CannotEraseError

PROBLEMS: Mapping[type[Exception], ProblemType] = {
    UnreadableJsonError: ProblemType(
        "unreadable-json",
        400,
        "Innehållet går inte att läsa",
        lambda _: "Det som skickades är inte giltig JSON i UTF-8.",
    ),
    UnauthenticatedError: ProblemType(
        "unauthenticated",
        401,
        "Du behöver identifiera dig",
        lambda _: "Skicka en giltig nyckel: Authorization: Bearer <nyckel>.",
        headers={"WWW-Authenticate": 'Bearer realm="Samsyn"'},
    ),
    SignInAgainError: ProblemType(
        "sign-in-again",
        401,
        "Logga in igen för att besluta",
        lambda error: (
            f"Ett beslut kräver att du har loggat in de senaste {error.demand.minutes} minuterna"
            f"{', så starkt som kommunen kräver' if error.demand.is_strong else ''}. "
            "Logga in igen på adressen i sign_in och besluta sedan en gång till."
        ),
        lambda error: error.demand.told(),
    ),
    ForgedCallError: ProblemType(
        "not-from-samsyn",
        403,
        "Anropet kom inte från Samsyns egna sidor",
        lambda _: (
            "Från en webbläsare krävs Origin och X-CSRF-Token (se /session). Andra program "
            "använder en nyckel: Authorization: Bearer <nyckel>."
        ),
    ),
    SignInRefusedError: ProblemType("sign-in-refused", 403, "Inloggningen gick inte igenom", str),
    ForbiddenError: ProblemType(
        "forbidden",
        403,
        "Du saknar behörighet",
        lambda error: f"Din roll får inte {OPERATIONS[error.operation]}.",
        lambda error: {"missing_permission": error.operation},
    ),
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
    OwnRequestError: ProblemType(
        "own-request",
        403,
        "Ditt eget ärende",
        lambda _: "Den som har skrivit i ett ärende beslutar inte om det. Be den andre besluta.",
        lambda _: {"missing_permission": "create_decision"},
    ),
    NoSuchWayError: ProblemType(
        "wrong-state",
        409,
        "Ärendet är inte där än, eller redan förbi",
        lambda error: f"Ärendet är {STATES[error.state]}: det går inte att göra så nu.",
        lambda error: {"state": error.state},
    ),
    ChecklistIncompleteError: ProblemType(
        "incomplete",
        409,
        "Något saknas",
        lambda error: f"{len(error.missing)} saker saknas. {error.missing[0].why}",
        lambda error: {"missing_steps": [one.told() for one in error.missing]},
    ),
    NotAskedFirstError: ProblemType(
        "not-asked-first",
        409,
        "Systemets förvaltare har inte svarat ja",
        lambda error: f"Fråga den som förvaltar ”{error.system}” om systemet kan ta emot er först.",
    ),
    NoProcessError: ProblemType(
        "no-process",
        409,
        "Ingen process är införd",
        lambda _: "Kör samsyn db init: då läses processen in.",
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
    TableUnreadableError: ProblemType(
        "import-rejected",
        422,
        "Filen importerades inte",
        lambda error: (
            f"Inget sparades. {len(error.problems)} fel hittades; rätta dem och importera igen."
        ),
        table_problems,
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
    ProviderUnavailableError: ProblemType(
        "sign-in-unavailable",
        503,
        "Inloggningen är inte tillgänglig",
        lambda _: "Inloggningstjänsten svarar inte som den ska. Försök igen om en stund.",
        headers={"Retry-After": "10"},
    ),
    OverloadedError: ProblemType(
        "overloaded",
        503,
        "Tillfälligt upptaget",
        lambda _: "Registret är upptaget just nu. Inget sparades; försök igen om en stund.",
        headers={"Retry-After": "2"},
    ),
    StorageFullError: ProblemType(
        "storage-full",
        507,
        "Disken är full",
        lambda _: "Inget sparades. Registret går att läsa; meddela den som driftar Samsyn.",
    ),
}
