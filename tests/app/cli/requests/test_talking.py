"""What is there already is answered, others are asked, and people talk."""

from tests.app.cli.requests.town import REF, Town


def test_a_candidate_is_answered_by_number_or_name(begun: Town) -> None:
    by_name = begun.pavel.sees("answer", REF, "Heroma", "används i stället", "--reason", "Finns.")
    assert by_name.startswith("Heroma: används i stället – Finns.")
    parallel = ("--reason", "Kväll.", "--because", "egen lösning", "--until", "2027-12-31")
    begun.pavel.sees("answer", REF, "Kompanion, TOJ", "parallel", *parallel)

    seen = begun.pavel.sees("show", REF)
    assert "används parallellt till 2027-12-31 (egen lösning)" in seen
    assert "Numren går från 1 till" in begun.pavel.is_told(1, "answer", REF, "99", "reuse")
    assert "De som finns: 1 " in begun.pavel.is_told(1, "answer", REF, "Excel 97", "reuse")


def test_what_the_requester_puts_aside_waits_for_the_kundansvarig(begun: Town) -> None:
    told = begun.bertil.sees("answer", REF, "Komma", "inte relevant", "--reason", "Annat.")

    assert "inte relevant, säger Bertil Exempel; kundansvarig har inte sagt sitt" in told
    assert "Kundansvarig ska hålla med om svaret" in told


def test_others_are_asked_and_answer_and_people_talk(begun: Town) -> None:
    asked = ("Badet och campingen", "--kind", "same_need", "--due", "2027-12-15")
    assert begun.bertil.sees("inquire", REF, *asked).endswith("har ni samma behov?")
    begun.bertil.sees("inquire", REF, "Heroma", "--kind", "kan systemet ta emot oss?")
    begun.bertil.sees("comment", REF, "Har ni talat med badet?")
    begun.pavel.sees("reply", REF, "badet", "conditions", "--reason", "Kväll.", "--hours", "4")

    seen = begun.pavel.sees("show", REF.lower())
    assert "1 Badet och campingen: har ni samma behov? Ja, med villkor (4 timmar i månaden)" in seen
    assert "2 Heroma: kan systemet ta emot oss? Inget svar än." in seen
    assert "Bertil Exempel: Har ni talat med badet?" in seen


def test_all_that_was_said_is_read(begun: Town) -> None:
    assert begun.pavel.sees("comments", REF) == "Ingen har sagt något än."
    for text in ("Ett", "Två", "Tre", "Fyra " * 100):
        begun.bertil.sees("comment", REF, text)

    told = begun.pavel.sees("comments", REF)
    assert told.count("Bertil Exempel: ") == 4
    assert told.endswith("Fyra Fyra")
    assert begun.pavel.reads("comments", REF)["total"] == 4
