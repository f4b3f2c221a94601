"""Words that Swedish compounds in a municipality are made of, beside those of the vocabulary."""

from matching.language.stemming import stem
from matching.language.word_lists import word_set

GENERAL = word_set(
    """
    system stöd verktyg program programvara tjänst tjänster lösning plattform portal modul
    app applikation verksamhet hantering administration förvaltning process flöde rutin
    arbete uppgift information data databas uppföljning logg tavla stödsystem digital digitalisering
    elektronisk it mjukvara enhet kommun organisation dokumentation lista register blad fil
    mapp pärm bok kort rapport översikt planering plan handläggning handläggare ärende hjälp
    service funktion användare ansvar intern extern gemensam personal chef medarbetare
    administratör lathund blankett modell metod arkiv underlag samordning koordinering
    samordnare skötsel drift daglig verksamhetssystem verksamhetsstöd systemstöd teknik
    utveckling utrustning ansökan anmälan beställning behov
    """
)
"""Words that say that something is done, and not what: alone they are no evidence."""

PARTS = word_set(
    """
    schema läggning lägga pass arbete tjänst tid löne lön person hem vård omsorg social
    skola skol för förskola elev lärare barn brukare kund patient boende äldre ung ungdom
    familj hälsa sjuk läkemedel medicin journal plan planering karta mark vatten avlopp
    avfall sop energi el värme fastighet lokal hus byggnad bygg gata park väg trafik fordon
    bil cykel buss båt resa tur rutt skjuts transport mat kost måltid kök livsmedel lås
    nyckel dörr passer larm kamera brand räddning kris säkerhet trygghet beredskap jour natt
    dag vecka månad år sommar ferie lov bibliotek bok museum konst kultur musik film bild
    foto video ljud fritid idrott sport bad hall plats kö bidrag avgift faktura betalning
    kassa budget ekonomi inköp upphandling avtal kontrakt hyra leverantör order beställning
    vara lager förråd diarium arkiv akt dokument handling protokoll nämnd möte politiker
    ledamot val webb sida hemsida nät nätverk intranät nyhet brev utskick sms telefon växel
    samtal chatt mejl post e epost kalender rum bokning anmälan ansökan tillstånd tillsyn
    kontroll rond besiktning inspektion miljö kemikalie avvikelse tillbud skada olycka
    händelse risk analys statistik nyckeltal mål uppföljning kvalitet process projekt
    portfölj uppdrag uppgift enkät undersökning mätning mätare givare sensor robot automat
    logg inloggning behörighet konto lösenord dator server licens support utskrift skrivare
    program systemfel felanmälan fel underhåll service verkstad städ lokalvård vikarie
    bemanning rekrytering anställning kompetens utbildning kurs prov betyg läromedel
    undervisning lektion frånvaro närvaro hjälpmedel insats besök slinga signering
    delegering delegation beslut utredning bistånd placering tolk översättning förening
    medlem biljett evenemang tomt bostad arrende skog träd lek broar bro snö parkering färd
    körning verk station pump ledning prognos medborgare invånare synpunkt klagomål
    visselblåsning registrering redovisning rapportering fakturering debitering hantering
    utlåning låne uthyrning användning
    """
)
"""Further words that compounds are split into; only domain words matter, so the list is short."""

WHOLE = word_set(
    """
    kompetens kompetent förebyggande
    hemtjänst bygglov medarbetare uppföljning förmån barnomsorg bibliotek personal hemsida
    skolskjuts arbetsplats arbetsmiljö arbetsmarknad läkemedel livsmedel hjälpmedel förskola
    grundskola gymnasium gymnasieskola fritidshem förvaltning användare anställd
    arbetsgivare förening ledamot nämnd registrator kontaktcenter kundtjänst funktionshinder
    funktionsnedsättning funktionsstöd räddningstjänst socialtjänst färdtjänst hemsjukvård
    äldreomsorg överförmyndare förälder vårdnadshavare rektor sjuksköterska detaljplan
    fastighet arrende lärplattform läromedel intranät databas nätverk medborgare invånare
    synpunkt kulturskola fritidsgård lokalvård återvinning avlopp genomförandeplan särskola
    familjehem jourhem elevhälsa närvaro frånvaro övertid flextid samtal utskrift utskick
    bostad nyckeltal arbetsorder dagordning diarium delegation lönebidrag statsbidrag
    skolpeng beredskap underhåll inventarie tillgång utredning anmälan ansökan tillstånd
    tillsyn insats avvikelse händelse kalender telefon dator kamera papper plattform program
    kommun kommunal utbildning bildning arbetstid vuxenutbildning handläggning handling
    förhandling upphandling omsorg vikarie parkering signering föreskrift avgift uppgift
    arkiv samverkan möbel medicin maskin kompetens tjänsteresa personuppgift huvudman
    ställföreträdare förfrågan översikt överföring överlämning utlåning uthyrning omröstning
    försäkring verkstad ledning förbrukning underlag trädgård dagverksamhet begravning
    marknad markera planera planering plantering plan planet plogning betyg antagning
    införande uppdrag uppdatering utveckling inventering
    """
)
"""Compounds and look-alikes that are words of their own: a hemtjänst is no tjänst."""

MEANS = word_set(
    """
    formulär blankett blanketter utskrift utskrifter chatt gruppchatt samarbetsyta
    samarbetsytor whiteboard mejl epost brev post sms skärm skärmar kalender intranät
    hemsida webb etjänst karta kartor telefon telefoner dator datorer surfplatta surfplattor
    mobil mobiler statistik rapporter integration integrationer inloggning inlogg bankid
    sensorer sensor givare arkiv film filmer foto foton bild bilder kamera kameror papper
    fakturaunderlag faktura fakturor kontering konto konton behörighet brevlåda samtycken
    personuppgifter projekt larm utskick självservice ansökningar checklistor checklista
    dokument dokumentation rutiner avgift avgifter fakturering debitering instruktioner
    upphandling upphandlingar direktupphandling avtal ramavtal backup support utbildning
    licens licenser lön löner budget inköp beställning beställa video diarium diariet
    registrator protokoll mål nyckeltal uppföljning enkät rapport anmälan data leverantör
    tagg taggar entré nyheter kassa närvaro frånvaro schema tid semester kurs kurser
    avvikelse avvikelser bokning boka kallelse kallelser nät servrar kund kunder
    """
)
"""Words for the means: in the middle of a purpose they say how it is done, and not what."""
_MEANS_STEMS = frozenset(stem(word) for word in MEANS)


def is_means(word: str) -> bool:
    """Return whether a word is a form of one for the means alone."""
    return stem(word) in _MEANS_STEMS
