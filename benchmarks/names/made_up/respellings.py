"""How people write a product's name when they register it again."""

import random
from collections.abc import Callable

Respell = Callable[[random.Random, str, str], tuple[str, str]]
_Way = Callable[[random.Random, str, str], str]

WITHOUT_ACCENTS = str.maketrans("åäöÅÄÖ", "aaoAAO")


def as_registered(chance: random.Random, name: str, vendor: str) -> tuple[str, str]:
    """Return a spelling of a kind that the detector has a rule for; the vendor may be left out."""
    return chance.choice(_WAYS)(chance, name, vendor), _vendor_again(chance, vendor)


def unforeseen(chance: random.Random, name: str, vendor: str) -> tuple[str, str]:
    """Return a spelling of a kind that no rule was written for; two vendors in five left out."""
    return chance.choice(_OTHER_WAYS)(chance, name, vendor), vendor if chance.random() < 0.6 else ""


def _vendor_again(chance: random.Random, vendor: str) -> str:
    draw = chance.random()
    if draw < 0.2:
        return ""
    if draw < 0.4:
        return vendor.split(maxsplit=1)[0]
    return vendor.upper() if draw < 0.5 else vendor


def slip(chance: random.Random, text: str) -> str:
    """Return the text with a letter lost, doubled, exchanged with the next, or wrong."""
    if len(text) < 5:
        return text
    place = chance.randrange(1, len(text) - 1)
    before, letter, after = text[:place], text[place], text[place + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter + letter + after,
            before + after[0] + letter + after[1:],
            before + chance.choice("aeiortnsl") + after,
        )
    )


def _case(chance: random.Random, name: str, _vendor: str) -> str:
    return name.upper() if chance.random() < 0.5 else name.lower()


def _slip(chance: random.Random, name: str, _vendor: str) -> str:
    return slip(chance, name)


def _two_slips(chance: random.Random, name: str, _vendor: str) -> str:
    return slip(chance, slip(chance, name.lower()))


def _vendor_first(_chance: random.Random, name: str, vendor: str) -> str:
    return f"{vendor.split(maxsplit=1)[0]} {name}"


def _vendor_last(_chance: random.Random, name: str, vendor: str) -> str:
    return f"{name} ({vendor.split(maxsplit=1)[0]})"


def _version(chance: random.Random, name: str, _vendor: str) -> str:
    return f"{name} {chance.randint(1, 24)}.{chance.randint(0, 9)}"


def _delivery(chance: random.Random, name: str, _vendor: str) -> str:
    suffix = chance.choice(("", " (molnet)", " SaaS", " - drift"))
    return name.translate(WITHOUT_ACCENTS) + suffix


def _hyphen(_chance: random.Random, name: str, _vendor: str) -> str:
    return name.replace(" ", "-") if " " in name else f"{name}-systemet"


def _spaces(_chance: random.Random, name: str, _vendor: str) -> str:
    half = len(name) // 2
    return name.replace(" ", "") if " " in name else f"{name[:half]} {name[half:]}"


def _order(_chance: random.Random, name: str, _vendor: str) -> str:
    return " ".join(reversed(name.split())) if " " in name else f"{name} Web"


_WAYS: tuple[_Way, ...] = (
    _case, _slip, _two_slips, _vendor_first, _vendor_last, _version, _delivery, _hyphen, _spaces,
    _order,
)  # fmt: skip


def _three_slips(chance: random.Random, name: str, _vendor: str) -> str:
    return slip(chance, slip(chance, slip(chance, name)))


def _dotted(_chance: random.Random, name: str, _vendor: str) -> str:
    return ".".join(name[:4]) + name[4:]


def _foreign_letters(_chance: random.Random, name: str, _vendor: str) -> str:
    """Return å, ä and ö as they are written abroad, and ks as x."""
    return name.replace("ä", "ae").replace("å", "aa").replace("ö", "oe").replace("ks", "x")


def _look_alike_digits(_chance: random.Random, name: str, _vendor: str) -> str:
    return name.replace("o", "0", 1).replace("l", "1", 1)


def _which_one(chance: random.Random, name: str, _vendor: str) -> str:
    which = ("huvudinstans", "förvaltningens", "kopia", "leverans B", "gemensam", "2.0-miljö")
    return f"{name} – {chance.choice(which)}"


def _whose(chance: random.Random, name: str, _vendor: str) -> str:
    return chance.choice(("vår ", "kommunens ", "Avd ", "Gemensam ")) + name


_OTHER_WAYS: tuple[_Way, ...] = (
    _three_slips, _dotted, _foreign_letters, _look_alike_digits, _which_one, _whose,
)  # fmt: skip
