"""What a text denies is no evidence."""

import pytest

from matching.language.denials import affirmed
from matching.language.tokens import tokens


def kept(text: str) -> str:
    return " ".join(text[token.start : token.end] for token in affirmed(tokens(text)))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Diarium, ska ersättas av Platina", "Diarium ska"),
        ("Journal. Används inte för signering", "Journal"),
        ("Delegering (signeringen köptes aldrig)", "Delegering"),
        ("Tillsyn. Bygglovsdelen är INTE köpt.", "Tillsyn"),
        ("Lager, tidigare även fakturor", "Lager"),
        ("Personalen kan inte boka rum själv", "Personalen kan inte boka rum själv"),
        ("Ej kvitterat ger röd flagga", "Ej kvitterat ger röd flagga"),
    ],
)
def test_only_what_the_text_affirms_is_kept(text: str, rest: str) -> None:
    assert kept(text) == rest
