"""What a text says that a thing does not, or no longer, or that another will: no evidence."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from matching.language.tokens import Said, Token, pieces, said, tokens
from matching.language.word_lists import word_set

_NOT = word_set("inte ej icke aldrig inget ingen inga saknar saknas")
_ABOUT_WHAT_IT_DOES = word_set(
    """
    används använder användes använda köpt köpta köptes köpte ingår omfattar innehåller
    gäller hanterar hanteras avser påslagen påslaget aktiverad aktiverat aktiv igång införd
    infört kör körs finns upphandlad upphandlat beställd avsedd till för som är här med
    licens köpa bevakas görs sköts ligger
    """
)
_GIVES_WAY = word_set(
    """
    ersätts ersättas ersättes ersattes ersatts ersatt bytas byts bytts byttes avlösas
    avlöses migreras migrerats flyttas flyttats flyttat flyttar flyttades flyttade överföras
    överförs gått över
    """
)
_ENDED = word_set(
    """
    upphörde upphört avslutad avslutat avslutades avstängd avstängt avstängda nedlagd nedlagt
    avvecklad avvecklat avvecklades utfasad utfasat
    """
)
_DONE_ELSEWHERE = word_set("görs sker sköts går ligger hanteras bokas skrivs registreras")
_MEANS_OF_ITS_OWN = word_set("excel word access outlook teams sharepoint forms onenote")
"""A list in Excel is the thing itself; what is done in another system is not."""
_INSTEAD = word_set("stället istället")
_TO_ANOTHER = word_set("av mot till med i")
_EXCEPT = word_set("utom undantaget exklusive")
_FORMERLY = word_set("tidigare förut förr fordom")
_OF_WHAT = word_set("för till som i")
DENYING = _NOT | _GIVES_WAY | _ENDED | _DONE_ELSEWHERE | _INSTEAD | _FORMERLY | _EXCEPT
"""Where none of these words stands, nothing is denied."""
_FURTHER = 2
"""How many words may lie between "inte" and what is denied: "är INTE köpt", "ej längre i bruk"."""
_ONE_THING = 2
"""A clause of so few words denies all of it: "Ej kamera"."""


def affirmed(text: str) -> tuple[Token, ...]:
    """Return the words of a text that say what the thing does."""
    left_out = denied(said(pieces(text)))
    return tuple(token for number, token in enumerate(tokens(text)) if number not in left_out)


def denied(told: Said) -> AbstractSet[int]:
    """Return the numbers of the words that say what the thing does not do."""
    found: set[int] = set()
    for cue in [number for number, word in enumerate(told.words) if word in DENYING]:
        if cue in found:
            continue
        first, last = _clause_of(cue, told)
        left = _affirmed_before(cue - first, told.words[first:last])
        if left is None and _is_elsewhere(cue, last, told):
            left = 0
        if left is not None:
            found.update(range(first + left, last))
    return found


def _clause_of(number: int, told: Said) -> tuple[int, int]:
    """Return where the clause of a word begins and ends; "men" begins one of its own."""
    place = bisect_right(told.clauses, number)
    first, *ends = told.clauses[place - 1 : place + 1]
    last = ends[0] if ends else len(told.words)
    for other, word in enumerate(told.words[first + 1 : last], first + 1):
        if word == "men":
            if other > number:
                return first, other
            first = other
    return first, last


def _affirmed_before(place: int, words: Sequence[str]) -> int | None:
    """Return how many of a clause's words are left where one of them denies what follows."""
    word = words[place]
    if word in _NOT:
        near = words[max(0, place - _FURTHER) : place + _FURTHER + 1]
        if not _ABOUT_WHAT_IT_DOES.isdisjoint(near) or len(words) <= _ONE_THING:
            return _outside(words, place)
        return None
    if word in _ENDED:
        return 0
    return place if _is_left(words, place) else None


def _is_left(words: Sequence[str], place: int) -> bool:
    """Return whether what follows is what was, or what another thing will do."""
    word, follows = words[place], words[place + 1 : place + 3]
    if word in _GIVES_WAY:
        return not _TO_ANOTHER.isdisjoint(follows)
    if word in _EXCEPT:
        return True
    return (word in _FORMERLY and bool(follows)) or (word in _INSTEAD and "för" in follows[:1])


def _is_elsewhere(number: int, last: int, told: Said) -> bool:
    """Return whether something is done in another system, called by its name."""
    if told.words[number] not in _DONE_ELSEWHERE or number + 2 >= last:
        return False
    linking, name = told.words[number + 1 : number + 3]
    return linking == "i" and name not in _MEANS_OF_ITS_OWN and told.is_capital(number + 2)


def _outside(words: Sequence[str], place: int) -> int:
    """Leave what stands clear of a denial: "används inte för Y" keeps what is before used."""
    if place and words[place - 1] in _ABOUT_WHAT_IT_DOES:
        return 0
    follows = words[place + 1 : place + 2]
    return place if follows and follows[0] in _OF_WHAT else 0
