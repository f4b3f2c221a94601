"""What made-up product and vendor names are put together from."""


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


SYLLABLES = _listed("""
    ka ko mi ra ti vi lo sa ne du fa be gri stra pro med for tek lin sol vik nor dal ber hem lex
    pla tra kom inf dok plan tid ren mar ost ves sund fjord lund aro ely iso uni opti evo zen qvi
    sy dia ger pul
""")
ENDINGS = _listed("a o us is ix or um ia en el io eo ana ika era on")
TASKS = _listed("""
    Bokning Lön Tid Schema Arkiv Diarie Ärende Journal Karta Bygglov Bibliotek Skola Elev Förskola
    Vård Omsorg Hemtjänst Larm Nyckel Lås Fastighet Energi Faktura Ekonomi Budget Inköp Avtal
    Upphandling Rekrytering Kompetens Personal Enkät Intranät Växel Parkering Avfall Vatten Miljö
    Livsmedel Kost Idrott Förening Kultur Evenemang Kollektivtrafik Färdtjänst Räddning Säkerhet
    Incident Signering Identitet Utskrift Nämnd Delgivning Skuld Socialtjänst Familj Placering Hyra
""")
KINDS = _listed("system portal plattform modul tjänst verktyg databas app register stöd analys")
MEMBERS = _listed("""
    Barn Äldre Skola Gymnasium Teknik Miljö Bygg Kultur IFO Funktionsstöd Hälsa Central Fält Mobil
    Web Pro Plus Lite Uppföljning Analys Skolskjuts Vuxen
""")
COMPANIES = ("AB", "Sverige AB", "Software", "Systems", "Data AB", "Group", "Nordic")
