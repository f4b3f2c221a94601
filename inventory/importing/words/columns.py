"""The words that files use for columns, Swedish and English.

To teach the importer another word, add it to the line of the field that it stands for. The first
word of a field is the one that exports use.
"""

from collections.abc import Mapping

from inventory.importing.tables.header_folding import fold_header

SYSTEM_HEADERS = {
    "samsyn_id": "Samsyn-id|samsyn_id",
    "external_id": "Externt id|id|external_id|extern id|system-id|systemid|nr|löpnummer",
    "name": "Systemnamn|system|namn|name|it-system|applikation|program|programnamn|system_name",
    "aliases": "Alias|kallas|lokalt namn|smeknamn|aliases|andra namn|förkortning",
    "kind": "Typ|systemtyp|kind|slag|type",
    "vendor": "Leverantör|vendor|supplier|företag|leverantörsnamn",
    "parent_system": "Ingår i|parent_system|modul i|plattform|huvudsystem",
    "purpose": "Beskrivning|syfte|description|purpose|ändamål|användning|används till",
    "status": "Status|läge|livscykel|livscykelstatus",
    "active": "Aktiv|i drift|active|aktivt",
    "owner_unit": "Förvaltning|ägare|ägande enhet|owner_unit|owner_department|organisation|nämnd"
    "|systemägande förvaltning|förvaltning/bolag|department",
    "unit": "Enhet|unit|avdelning|sektor|verksamhet",
    "function_codes": "Funktionskoder|function_codes",
    "functions_stated": "Funktioner|funktion|functions|functions_stated|funktionsområde|område",
    "common_for": "Kommungemensam för|common_for",
    "users": "Användare|antal användare|users|användarantal|antal",
    "annual_cost": "Kostnad|årskostnad|annual_cost|annual_cost_sek|kostnad per år|kostnad (kr)"
    "|årskostnad (kr)|pris",
    "information_class": "Informationsklass|informationsklassning|klassning|information_class"
    "|klassa|krt|krts",
    "contract_end": "Avtalsslut|avtal slutar|avtal går ut|contract_end|avtalstid slut|slutdatum",
    "hosting": "Driftform|drift|hosting",
    "country": "Land|driftland|country",
    "sign_in": "Inloggning|sign_in|inloggningsmetod|autentisering",
    "criticality": "Kritikalitet|criticality|kritiskt|verksamhetskritiskt",
    "personal_data": "Personuppgifter|personal_data",
    "introduced_on": "Infördes|introduced_on|driftsatt|driftsättning",
    "planned_retirement_on": "Planerad avveckling|planned_retirement_on",
    "retired_on": "Avvecklades|retired_on|avvecklad",
    "replaced_by": "Ersätts av|replaced_by|ersättare",
    "confidential": "Sekretess|confidential|sekretessmarkerat|sekretessmarkerad",
    "source": "Källa|source",
    "note": "Anteckning|note|kommentar|anmärkning|noteringar",
}

USE_HEADERS = {
    "system": "System|systemnamn|it-system|system_name|namn",
    "unit": "Enhet|unit|förvaltning|användande enhet|organisation",
    "users": "Användare|antal användare|users",
    "functions": "Funktioner|functions|funktionskoder",
    "starts_on": "Från|from|startdatum",
    "ends_on": "Till|until|till och med|slutdatum",
    "fit": "Passar|fit|betyg",
    "local_name": "Lokalt namn|local_name|kallas",
    "annual_cost": "Kostnad|årskostnad|annual_cost",
    "source": "Källa|source",
    "note": "Anteckning|note|kommentar",
}

UNIT_HEADERS = {
    "slug": "Kortnamn|slug",
    "external_id": "Externt id|id|external_id|hsa-id",
    "name": "Enhet|namn|name|enhetsnamn|unit",
    "kind": "Typ|kind|enhetstyp",
    "parent": "Överordnad|parent|överordnad enhet|ingår i",
    "source": "Källa|source",
    "note": "Anteckning|note|kommentar",
}

FUNCTION_HEADERS = {
    "code": "Kod|code|funktionskod",
    "label": "Benämning|label|namn|funktion",
    "definition": "Definition|beskrivning",
    "synonyms": "Synonymer|synonyms",
    "counter_words": "Motord|counter_words",
    "parent": "Överordnad|parent",
    "cpv": "CPV|cpv-kod",
    "owner_board": "Ägande nämnd|owner_board",
    "rules_known_by": "Regler kan|rules_known_by",
    "source": "Källa|source",
}

PRODUCT_HEADERS = {
    "name": "Produkt|name|namn|produktnamn",
    "vendor": "Leverantör|vendor",
    "aliases": "Alias|aliases",
    "functions": "Funktioner|functions|funktionskoder",
    "note": "Anteckning|note",
    "source": "Källa|source",
}

PERSON_HEADERS = {
    "external_id": "Anställningsnummer|external_id|id|personid|användarnamn",
    "name": "Namn|name",
    "email": "E-post|email|e-postadress|mejl",
    "title": "Titel|title|befattning",
    "unit": "Enhet|unit|förvaltning|organisation",
    "roles": "Roller|roles",
    "source": "Källa|source",
}


def known_headers(fields: Mapping[str, str]) -> dict[str, str]:
    """Return which field each header word stands for, folded as headers are compared."""
    return {
        fold_header(word): field for field, words in fields.items() for word in words.split("|")
    }


def export_header(fields: Mapping[str, str], field: str) -> str:
    """Return the header that exports give a field."""
    return fields[field].split("|")[0]
