"""What a text says that a thing does not, or no longer, or that another will: no evidence."""

from collections.abc import Iterator, Sequence

from matching.language.tokens import Token
from matching.language.word_lists import word_set

_NOT = word_set("inte ej icke aldrig inget ingen inga saknar saknas")
_ABOUT_WHAT_IT_DOES = word_set(
    """
    används använder användes använda köpt köpta köptes köpte ingår omfattar innehåller
    gäller hanterar hanteras avser påslagen påslaget aktiverad aktiverat aktiv införd infört
    kör körs finns upphandlad upphandlat beställd avsedd till för som är här med licens köpa
    """
)
_GIVES_WAY = word_set(
    """
    ersättas ersätts ersättes ersattes ersatts ersatt bytas byts bytts byttes avlösas
    avlöses migreras migrerats flyttas flyttats flyttat flyttar flyttades flyttade överföras
    överförs gått över
    """
)
_TO_ANOTHER = word_set("av mot till med i")
_FORMERLY = word_set("tidigare förut förr fordom")
_OF_WHAT = word_set("för till som i")
_DENYING = _NOT | _GIVES_WAY | _FORMERLY
_FURTHER = 2
"""How many words may lie between "inte" and what is denied: "är INTE köpt", "ej längre i bruk"."""


def affirmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the words of a text that say what the thing does."""
    if _DENYING.isdisjoint([token.word for token in tokens]):
        return tuple(tokens)
    kept: list[Token] = []
    for clause in _clauses(tokens):
        kept += _affirmed_in(clause)
    return tuple(kept)


def _clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in tokens:
        if clause and (token.clause != clause[-1].clause or token.word == "men"):
            yield clause
            clause = []
        clause.append(token)
    if clause:
        yield clause


def _affirmed_in(clause: list[Token]) -> list[Token]:
    words = [token.word for token in clause]
    for place, word in enumerate(words):
        if word in _NOT:
            near = words[max(0, place - _FURTHER) : place + _FURTHER + 1]
            if not _ABOUT_WHAT_IT_DOES.isdisjoint(near):
                return _outside(clause, words, place)
        elif (word in _GIVES_WAY and not _TO_ANOTHER.isdisjoint(words[place + 1 : place + 3])) or (
            word in _FORMERLY and place < len(words) - 1
        ):
            return clause[:place]
    return clause


def _outside(clause: list[Token], words: list[str], place: int) -> list[Token]:
    """Leave what stands clear of a denial: "används inte för Y" keeps what is before used."""
    if place and words[place - 1] in _ABOUT_WHAT_IT_DOES:
        return []
    follows = words[place + 1 : place + 2]
    return clause[:place] if follows and follows[0] in _OF_WHAT else []
