"""What the figures of the report mean, and what they do not mean: the report says so itself."""

TEXT = """
Ett överlapp är två eller fler system som gör samma sak: de har samma funktion. Det kan vara helt i
sin ordning. Rapporten säger var det är värt att fråga.

Säkert betyder att någon har sagt det, eller att ett otvetydigt ord står i registret. Möjligt
betyder att texten tyder på det; då avgör en människa.

En kostnad räknas bara för system som inte gör något annat. Ett system som också gör annat står med
sin kostnad bredvid, men den läggs aldrig ihop med de andras. Summan är därför det minsta vi vet,
och inte vad som går att spara.

Enheter och användare är de som registret känner till. Där ingen användning är angiven räknas
enheten som äger systemet. Samma person kan räknas i flera system.

Passar är vad enheterna själva har svarat, från 1 till 5. Ett lågt tal kan vara skälet till att
system finns sida vid sida, och visas därför bredvid överlappet.

Poster som troligen är samma produkt slås aldrig ihop av sig själva. Någon ser först vad som skulle
ändras.

Det som inte står i registret syns inte här. En tom ruta betyder att inget är känt, inte att inget
finns.
"""
MEANING = tuple(" ".join(paragraph.split()) for paragraph in TEXT.split("\n\n"))
