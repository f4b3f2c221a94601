"""One request at a time: shown, asked about, shown anew until somebody is done with it."""

import typer

from app.cli.requests.sitting.at_hand import AtHand, Taken
from app.cli.requests.sitting.choices import CHOICES, Choice
from app.cli.requests.viewing import screen_of, show_screen
from app.cli.speaking.asking import ask
from app.cli.speaking.printing import err, out, say, shown
from app.cli.speaking.refusals import RefusedError
from app.client.calling import Caller
from app.client.problems import ApiError, ChangedMeanwhileError, UnreachableError
from app.client.requests import Requests

NOW = "Här är det som det är nu."


def take_up(caller: Caller, reference: str) -> Taken:
    """Show a request until somebody has done something with it, or put it by."""
    requests = Requests(caller)
    while True:
        read = requests.show(reference)
        at_hand = AtHand(caller, read, screen_of(requests, read))
        show_screen(at_hand.screen, out())
        try:
            taken = _choose(at_hand)
        except ChangedMeanwhileError as error:
            err().print(f"\n{shown(error)}\n{NOW}\n", soft_wrap=True)
        else:
            if taken is not Taken.CHANGED:
                return taken
            say("")


def _choose(at_hand: AtHand) -> Taken:
    while True:
        choice = _ask_for_choice(at_hand)
        try:
            taken = choice.does(at_hand)
        except (ChangedMeanwhileError, UnreachableError):
            raise
        except (ApiError, RefusedError) as error:
            err().print(shown(error), soft_wrap=True)
        except typer.BadParameter as error:
            err().print(shown(error.message), soft_wrap=True)
        except (typer.Abort, KeyboardInterrupt):
            err().print("Inget är gjort.")
        else:
            if taken is not Taken.LOOKED_AT:
                return taken


def _ask_for_choice(at_hand: AtHand) -> Choice:
    offered = {key: choice for key, choice in CHOICES.items() if choice.is_offered(at_hand)}
    question = "  ".join(f"[{key}] {choice.words}" for key, choice in offered.items())
    say("")
    while True:
        answer = ask(f"{question}: ").casefold()
        if answer[:1] in offered:
            return offered[answer[:1]]
