"""A decision takes a recent sign-in: not a browser that somebody left open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.settings import Settings


class SignInAgainError(Exception):
    """The caller is known, but has to prove it once more, now."""

    def __init__(self, demand: "RecentSignIn") -> None:
        super().__init__("sign in again")
        self.demand = demand


@dataclass(frozen=True, slots=True)
class Proof:
    """When and how a person last proved to the provider who they are."""

    at: datetime | None
    acr: str | None = None
    amr: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecentSignIn:
    """How recent, and how strong, the sign-in behind a decision has to be."""

    within: timedelta
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()

    @classmethod
    def of(cls, settings: Settings) -> "RecentSignIn":
        """Return what an installation demands."""
        return cls(
            timedelta(minutes=settings.decision_minutes),
            tuple(settings.decision_acr.split()),
            tuple(settings.decision_amr.split()),
        )

    def demand(self, proof: Proof | None, at: datetime) -> None:
        """Refuse an old or weak proof; who calls with an API token (None) has nothing to show."""
        if proof is not None and not self._holds(proof, at):
            raise SignInAgainError(self)

    @property
    def minutes(self) -> int:
        """Return how old a sign-in may be."""
        return int(self.within.total_seconds()) // 60

    @property
    def is_strong(self) -> bool:
        """Return whether it also matters how somebody signed in."""
        return bool(self.acr or self.amr)

    def told(self) -> dict[str, Any]:
        """Return how a decision can be made after all."""
        told: dict[str, Any] = {"sign_in": "/sign-in?again=true", "max_age": self.minutes * 60}
        return told | ({"acr_values": self.acr, "amr": self.amr} if self.is_strong else {})

    def challenge(self) -> str:
        """Return the same for programs (RFC 9470)."""
        said = ['realm="Samsyn"', 'error="insufficient_user_authentication"']
        said += [f'max_age="{self.minutes * 60}"']
        said += [f'acr_values="{" ".join(self.acr)}"'] if self.acr else []
        return f"Bearer {', '.join(said)}"

    def _holds(self, proof: Proof, at: datetime) -> bool:
        recent = proof.at is not None and at - proof.at <= self.within
        strong = not self.acr or proof.acr in self.acr
        return recent and strong and set(self.amr) <= set(proof.amr)
