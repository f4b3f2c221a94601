"""The words of delegation orders: what people read for each, and what files may write."""

from collections.abc import Mapping

from intake.delegation.in_force import SILENT
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.words.values import export_word, read_word

DELEGATES: Mapping[Delegate, str] = {
    Delegate.CHIEF_EXECUTIVE: "kommundirektör|chief_executive|kommunchef|kommundirektören",
    Delegate.DEPARTMENT_HEAD: "förvaltningschef|department_head|förvaltningschefen"
    "|förvaltningsdirektör",
    Delegate.DEPUTY_DEPARTMENT_HEAD: "biträdande förvaltningschef|deputy_department_head"
    "|bitr förvaltningschef|bitr. förvaltningschef",
    Delegate.SECTION_HEAD: "avdelningschef|section_head|sektorchef|sektorschef",
    Delegate.UNIT_HEAD: "enhetschef|unit_head|enhetschefen",
    Delegate.HEAD_OF_IT: "IT-chef|it-chef|head_of_it|it-chefen",
    Delegate.UNNAMED_CHIEF: "en chef, oklart vilken|unnamed_chief|angiven chef|chef",
    Delegate.BOARD: "nämnden själv|board|nämnden|nämnd|styrelsen",
    Delegate.NOBODY: "ingen: ordningen säger inget|nobody|ingen|ingen delegation",
    Delegate.NOT_STATED: "framgår inte|not_stated|okänd|?",
}

LIMITS: Mapping[LimitKind, str] = {
    LimitKind.AMOUNT: "belopp|amount",
    LimitKind.NONE_STATED: "ingen angiven|none_stated|ingen|saknas|ingen gräns|–|-",
    LimitKind.STATED_UNKNOWN: "angiven men okänd|stated_unknown|okänd|?",
}

CONSULTATIONS: Mapping[Consultation, str] = {
    Consultation.PROCUREMENT_OFFICE: "Upphandlingskontoret|upphandlingskontoret"
    "|procurement_office|upphandling|upphandlingsenheten|upphandlingskontor",
    Consultation.IT: "IT-chefen|it-chefen|it|it-chef|it-avdelningen|digitalisering",
    Consultation.BOARD: "nämnden|board|nämnd|styrelsen",
    Consultation.NONE_STATED: "inget angivet|none_stated|inget|ingen|nej|–|-",
}

MENTIONS: Mapping[ProcessMention, str] = {
    ProcessMention.APPROVAL_REQUIRED: "kräver godkännande|approval_required|krävs",
    ProcessMention.REFERRED_TO: "hänvisar till processen|referred_to|hänvisar",
    ProcessMention.NOT_MENTIONED: "nämns inte|not_mentioned|nej",
    ProcessMention.NOT_STATED: "framgår inte|not_stated|okänt|?",
}


def delegate_called(delegate: Delegate) -> str:
    """Return what people call a delegate."""
    return export_word(DELEGATES, delegate)


def delegate_named(role: str) -> Delegate:
    """Return which delegate a role is, if it is called what orders call one; nothing is guessed."""
    try:
        named = read_word(DELEGATES, role)
    except UnreadableCellError:
        return Delegate.NOT_STATED
    return Delegate.NOT_STATED if named in SILENT else named


def consulted_called(whom: Consultation) -> str:
    """Return what people call whom a delegate consults."""
    return export_word(CONSULTATIONS, whom)


def listed(words: list[str], joint: str = "och") -> str:
    """Return words as people list them: a, b och c."""
    *others, last = words
    return f"{', '.join(others)} {joint} {last}" if others else last


def kronor(amount: int) -> str:
    """Return an amount with its thousands apart."""
    return f"{amount:,}\u00a0kr".replace(",", "\u00a0")


def at_start(sentence: str) -> str:
    """Return a sentence with a capital letter; `IT-chef` keeps those that it has."""
    return sentence[:1].upper() + sentence[1:]
