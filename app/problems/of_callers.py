"""What a caller is refused for: not known, or not allowed."""

from collections.abc import Mapping

from app.identity.operation_words import OPERATIONS
from app.identity.permissions import ForbiddenError
from app.identity.provider.errors import ProviderUnavailableError, SignInRefusedError
from app.identity.recent import SignInAgainError
from app.identity.sessions.forgery import ForgedCallError
from app.identity.tokens import UnauthenticatedError
from app.problems.problem_type import ProblemType

OF_CALLERS: Mapping[type[Exception], ProblemType] = {
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
    ProviderUnavailableError: ProblemType(
        "sign-in-unavailable",
        503,
        "Inloggningen är inte tillgänglig",
        lambda _: "Inloggningstjänsten svarar inte som den ska. Försök igen om en stund.",
        headers={"Retry-After": "10"},
    ),
}
