"""The Swedish words that people read of people, their roles and the units they work in."""

from collections.abc import Mapping
from enum import StrEnum

from inventory.organisation.posts import Post
from inventory.organisation.units import UnitKind
from record.people import Notify, Role

ORGANISATION: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Role: {
        Role.REQUESTER: "behovsägare",
        Role.BUSINESS_CONTACT: "kundansvarig",
        Role.SYSTEM_MANAGER: "systemförvaltare",
        Role.REGISTER_EDITOR: "registeransvarig",
        Role.PROCUREMENT: "upphandlare",
        Role.INFORMATION_SECURITY: "informationssäkerhet och dataskydd",
        Role.HEAD_OF_IT: "IT-chef",
        Role.CHIEF_EXECUTIVE: "kommundirektör",
        Role.BOARD_SECRETARY: "nämndsekreterare",
        Role.AUDITOR: "revisor",
        Role.ADMINISTRATOR: "administratör",
    },
    Notify: {
        Notify.AT_ONCE: "genast",
        Notify.DAILY: "en gång om dagen",
        Notify.NONE: "inte alls",
    },
    UnitKind: {
        UnitKind.MUNICIPALITY: "kommun",
        UnitKind.BOARD: "nämnd",
        UnitKind.DEPARTMENT: "förvaltning",
        UnitKind.SECTOR: "sektor",
        UnitKind.UNIT: "enhet",
        UnitKind.COMPANY: "bolag",
    },
    Post: {Post.CHIEF: "chef", Post.BUSINESS_CONTACT: "kundansvarig"},
}
