"""The words of a text that tell what it is about, and how much each of them tells there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log
from typing import NamedTuple

from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import tokens, words
from matching.language.word_lists import word_set

SHORTEST_WORD = 2
_JOINED = re.compile("(?<=[a-zåäö]{2})(?=[A-ZÅÄÖ][A-Za-zÅÄÖåäö])")
"""TimeTracker is a tracker of time."""
NAMES_A_FUNCTION = 1.3
"""A word that functions are called by tells more of what a text is about than others do."""

_IN_ENGLISH = word_set(
    """
    a about above across after again all also alternative among an and any app application
    applications are as at based be been before below between both but by can could do does down
    each easy every few for free from has have her his hosted how if in into is it its like manage
    management manager manages managing many may me might modern more most much must my no not of
    off on once one only onto open or other our out over own per platform platforms same self
    selfhosted server service services should simple software solution solutions some source
    sources such system systems than that the their them then there these they this those through
    to too tool tools two under up use uses using via was we web were what when where which while
    who why will with within without would written yes you your
    """
)
"""What binds sentences in English, and what software is described with whatever it is for."""
_IN_SWEDISH = word_set(
    """
    all alla allt att av bara bli blir de dem den denna deras dess det detta där då efter eller en
    er ett från får få för genom göra gör ha har hos hur här i in inom inte ja kan kunna man med
    men mellan mot mycket måste många ni nu nya när nån någon något några och också om oss per på
    redan samt sig sin sina sitt ska skulle slippa som så till under upp ut utan vad var vara vem
    vi via vid vilka vilken vilket vill vår våra vårt än är även över behöver behöva saknar önskar
    """
)
"""What binds sentences in Swedish, and what a need is put with."""
_BINDING = _IN_SWEDISH | _IN_ENGLISH
_GENERAL = frozenset(stem(word) for word in GENERAL)


class Telling(NamedTuple):
    """A telling word as it stands in a text, and what it weighs there: more if said again."""

    found: str
    weight: float


Told = Mapping[str, Telling]


class Teller:
    """Tells telling words from others by what functions are called."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._naming = frozenset(stem(word) for label in labels for word in words(label))
        self._general = _GENERAL - self._naming

    def telling_words(self, *texts: str) -> dict[str, Telling]:
        """Return the telling words of texts by stem."""
        said = [pair for text in texts for pair in self.said(text)]
        found = dict(reversed(said))
        times = Counter(word for word, _found in said)
        return {word: Telling(found[word], self._weight(word, times[word])) for word in times}

    def said(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each telling word of a text, by stem and as it stands there; joined ones part."""
        text = _JOINED.sub(" ", text)
        for spelled, start, end, _clause in tokens(text):
            word = stem(spelled)
            if (
                len(spelled) >= SHORTEST_WORD
                and spelled not in _BINDING
                and word not in self._general
            ):
                yield word, text[start:end]

    def _weight(self, word: str, times: int) -> float:
        weight = 1 + log(times)
        return weight * NAMES_A_FUNCTION if word in self._naming else weight


def weights_of(told: Told) -> dict[str, float]:
    """Return what each word weighs in its text."""
    return {word: telling.weight for word, telling in told.items()}
