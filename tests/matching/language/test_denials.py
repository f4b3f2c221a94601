"""What a text denies is no evidence."""

import pytest

from matching.language.denials import affirmed


def kept(text: str) -> str:
    return " ".join(text[token.start : token.end] for token in affirmed(text))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Diarium, ska ersättas av Platina", "Diarium ska"),
        ("Journal. Används inte för signering", "Journal"),
        ("Delegering (signeringen köptes aldrig)", "Delegering"),
        ("Tillsyn. Bygglovsdelen är INTE köpt.", "Tillsyn"),
        ("Lager, tidigare även fakturor", "Lager"),
        ("Personalen kan inte boka rum själv", "Personalen kan inte boka rum själv"),
        ("Besöksplanering, schemat görs i Medvind", "Besöksplanering"),
        ("Bokning görs i Outlook", "Bokning görs i Outlook"),
        ("Bokföring. Budgetmodulen upphörde 2019.", "Bokföring"),
        ("Omdömen läggs här i stället för i Unikum", "Omdömen läggs här i"),
        ("Tillsynsturer. Ej kamera", "Tillsynsturer"),
        ("Ej kvitterat ger röd flagga", "Ej kvitterat ger röd flagga"),
    ],
)
def test_only_what_the_text_affirms_is_kept(text: str, rest: str) -> None:
    assert kept(text) == rest
