"""What to press, what it does, and the command that does the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.cli.requests.sheet.possible import may_do
from app.cli.requests.sitting.at_hand import AtHand, Taken
from app.cli.requests.sitting.ending import decide_as, give_back, implement, record_board, submit
from app.cli.requests.sitting.writing import answer, comment, fill_in, look_closer
from intake.decisions.decision import DecisionOutcome

Does = Callable[[AtHand], Taken]


@dataclass(frozen=True)
class Choice:
    """Something that can be done with a request that is shown."""

    words: str
    does: Does
    command: str = ""
    takes_candidates: bool = False

    def is_offered(self, at_hand: AtHand) -> bool:
        """Return whether the caller may do it now."""
        if self.takes_candidates and not at_hand.screen.candidates:
            return False
        return not self.command or may_do(at_hand.read.value, self.command)


CHOICES: Mapping[str, Choice] = {
    "g": Choice("godkänn", decide_as(DecisionOutcome.APPROVED), "approve"),
    "a": Choice("avslå", decide_as(DecisionOutcome.REJECTED), "reject"),
    "n": Choice("överlämna till nämnden", decide_as(DecisionOutcome.REFERRED_TO_BOARD), "refer"),
    "d": Choice("anteckna nämndens beslut", record_board, "board"),
    "m": Choice("ange systemet som det blev", implement, "implement"),
    "i": Choice("skicka in", submit, "submit"),
    "f": Choice("fyll i ett steg", fill_in, "step"),
    "b": Choice("besvara alternativ", answer, "answer", takes_candidates=True),
    "t": Choice("sänd tillbaka", give_back, "return"),
    "k": Choice("kommentera", comment, "comment"),
    "v": Choice("visa alla belägg", look_closer, takes_candidates=True),
    "h": Choice("hoppa över", lambda _: Taken.SKIPPED),
    "s": Choice("sluta", lambda _: Taken.STOPPED),
}
