"""What a text says that a thing does not, or no longer, or that another will: no evidence."""

from collections.abc import Iterator, Sequence

from matching.language.tokens import Token, tokens
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
_DENYING = _NOT | _GIVES_WAY | _ENDED | _DONE_ELSEWHERE | _INSTEAD | _FORMERLY | _EXCEPT
_FURTHER = 2
"""How many words may lie between "inte" and what is denied: "är INTE köpt", "ej längre i bruk"."""
_ONE_THING = 2
"""A clause of so few words denies all of it: "Ej kamera"."""


def affirmed(text: str) -> tuple[Token, ...]:
    """Return the words of a text that say what the thing does."""
    said = tokens(text)
    if _DENYING.isdisjoint([token.word for token in said]):
        return said
    return tuple(token for clause in _clauses(said) for token in _affirmed_in(clause, text))


def _clauses(said: Sequence[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in said:
        if clause and (token.clause != clause[-1].clause or token.word == "men"):
            yield clause
            clause = []
        clause.append(token)
    if clause:
        yield clause


def _affirmed_in(clause: list[Token], text: str) -> list[Token]:
    words = [token.word for token in clause]
    for place, word in enumerate(words):
        if word in _NOT:
            near = words[max(0, place - _FURTHER) : place + _FURTHER + 1]
            if not _ABOUT_WHAT_IT_DOES.isdisjoint(near) or len(words) <= _ONE_THING:
                return _outside(clause, words, place)
        elif word in _ENDED or _is_elsewhere(clause[place : place + 3], text):
            return []
        elif _is_left(words, place):
            return clause[:place]
    return clause


def _is_left(words: list[str], place: int) -> bool:
    """Return whether what follows is what was, or what another thing will do."""
    word, follows = words[place], words[place + 1 : place + 3]
    if word in _GIVES_WAY:
        return not _TO_ANOTHER.isdisjoint(follows)
    if word in _EXCEPT:
        return True
    return (word in _FORMERLY and bool(follows)) or (word in _INSTEAD and follows[:1] == ["för"])


def _is_elsewhere(at: Sequence[Token], text: str) -> bool:
    """Return whether something is done in another system, called by its name."""
    if len(at) < 3 or at[0].word not in _DONE_ELSEWHERE or at[1].word != "i":
        return False
    return text[at[2].start].isupper() and at[2].word not in _MEANS_OF_ITS_OWN


def _outside(clause: list[Token], words: list[str], place: int) -> list[Token]:
    """Leave what stands clear of a denial: "används inte för Y" keeps what is before used."""
    if place and words[place - 1] in _ABOUT_WHAT_IT_DOES:
        return []
    follows = words[place + 1 : place + 2]
    return clause[:place] if follows and follows[0] in _OF_WHAT else []
