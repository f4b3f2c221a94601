"""The Swedish words that people read of requests and what is decided of them."""

from collections.abc import Mapping
from enum import StrEnum

from intake.attachments.kinds import AttachmentKind
from intake.candidates.candidate import Answer
from intake.decisions.decision import BoardOutcome, DecisionOutcome
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind
from intake.process.steps import ImpactCriterion, ImpactOutcome, StepCode
from intake.requests.reading.flags import RequestFlag
from intake.requests.request import MetHow, RequestState
from intake.requests.way.transitions import Transition
from intake.requests.writing.mistakes import Mistake

STATES: Mapping[StrEnum, str] = {
    RequestState.DRAFT: "utkast",
    RequestState.SUBMITTED: "inskickat",
    RequestState.IN_REVIEW: "under granskning",
    RequestState.RETURNED: "återsänt för komplettering",
    RequestState.APPROVED: "godkänt",
    RequestState.REJECTED: "avslaget",
    RequestState.REFERRED: "överlämnat till nämnden",
    RequestState.MET: "löst utan inköp",
    RequestState.JOINED: "sammanfört med ett annat",
    RequestState.WITHDRAWN: "återtaget",
    RequestState.IMPLEMENTED: "infört",
}

REQUESTS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    RequestState: STATES,
    Transition: {
        Transition.SUBMIT: "skicka in",
        Transition.REVIEW: "ta upp till granskning",
        Transition.RETURN: "sända tillbaka",
        Transition.WITHDRAW: "återta",
        Transition.JOIN: "föra samman",
        Transition.MEET: "lösa utan inköp",
        Transition.APPROVE: "godkänna",
        Transition.REJECT: "avslå",
        Transition.REFER: "överlämna till nämnden",
        Transition.BOARD_APPROVE: "nämnden godkänner",
        Transition.BOARD_REJECT: "nämnden avslår",
        Transition.IMPLEMENT: "införa",
        Transition.REOPEN: "ta upp på nytt",
    },
    StepCode: {
        StepCode.NEEDS_ANALYSIS: "behovsanalys",
        StepCode.BUSINESS_CONTACT_CHECK: "kundansvarigs kontroll",
        StepCode.INFORMATION_CLASSIFICATION: "informationsklassning",
        StepCode.IMPACT_ASSESSMENT: "konsekvensbedömning",
        StepCode.PROCUREMENT_CONSULTATION: "samråd om upphandling",
        StepCode.DECISION_BASIS: "beslutsunderlag",
    },
    ImpactCriterion: {
        ImpactCriterion.EVALUATION_OR_SCORING: "utvärdering eller poängsättning",
        ImpactCriterion.AUTOMATED_DECISIONS: "automatiska beslut med betydande följder",
        ImpactCriterion.SYSTEMATIC_MONITORING: "systematisk övervakning",
        ImpactCriterion.SENSITIVE_DATA: "känsliga eller mycket personliga uppgifter",
        ImpactCriterion.LARGE_SCALE: "stor omfattning",
        ImpactCriterion.MATCHING_DATASETS: "uppgifter som matchas eller kombineras",
        ImpactCriterion.VULNERABLE_SUBJECTS: "personer i utsatt ställning",
        ImpactCriterion.NEW_TECHNOLOGY: "ny teknik eller ny organisation",
        ImpactCriterion.PREVENTS_RIGHTS: "hindrar en rättighet, en tjänst eller ett avtal",
    },
    ImpactOutcome: {
        ImpactOutcome.NOT_REQUIRED: "krävs inte",
        ImpactOutcome.ONGOING: "pågår",
        ImpactOutcome.DONE: "genomförd",
        ImpactOutcome.PRIOR_CONSULTATION: "förhandssamråd",
    },
    Answer: {
        Answer.REUSE: "används i stället",
        Answer.EXTEND: "byggs ut",
        Answer.REPLACES: "ersätts",
        Answer.PARALLEL: "används parallellt",
        Answer.NOT_RELEVANT: "inte relevant",
        Answer.JOIN: "förs samman",
        Answer.SEPARATE: "hålls isär",
    },
    InquiryKind: {
        InquiryKind.SAME_NEED: "har ni samma behov?",
        InquiryKind.CAN_TAKE_US: "kan systemet ta emot oss?",
        InquiryKind.REFERENCE_GROUP: "vem är med i referensgruppen?",
    },
    InquiryAnswer: {
        InquiryAnswer.YES: "ja",
        InquiryAnswer.NO: "nej",
        InquiryAnswer.CONDITIONS: "ja, med villkor",
        InquiryAnswer.CANNOT_SPARE: "kan inte avvara någon",
    },
    DecisionOutcome: {
        DecisionOutcome.APPROVED: "godkänt",
        DecisionOutcome.REJECTED: "avslaget",
        DecisionOutcome.REFERRED_TO_BOARD: "överlämnat till nämnden",
    },
    BoardOutcome: {
        BoardOutcome.APPROVED: "godkänt",
        BoardOutcome.REJECTED: "avslaget",
    },
    MetHow: {
        MetHow.EXISTING_SYSTEM: "ett befintligt system",
        MetHow.CHANGED_WAY_OF_WORKING: "ett ändrat arbetssätt",
    },
    RequestFlag: {
        RequestFlag.SECURITY_PROTECTED: "säkerhetsskydd",
        RequestFlag.IMPACT_ASSESSMENT_MANDATORY: "konsekvensbedömning krävs",
        RequestFlag.OVER_DIRECT_PROCUREMENT: "över direktupphandlingsgränsen",
        RequestFlag.OVERLAP: "liknande finns",
        RequestFlag.SEVERAL_DEPARTMENTS: "flera förvaltningar",
        RequestFlag.FAST_PATH: "snabbspår",
        RequestFlag.COMMON_MISTAKE: "vanligt misstag",
        RequestFlag.INQUIRY_OPEN: "väntar på svar",
    },
    AttachmentKind: {
        AttachmentKind.PDF: "PDF",
        AttachmentKind.PNG: "bild (PNG)",
        AttachmentKind.JPEG: "bild (JPEG)",
        AttachmentKind.DOCX: "Word",
        AttachmentKind.XLSX: "Excel",
        AttachmentKind.ODT: "OpenDocument-text",
        AttachmentKind.CSV: "tabell (CSV)",
        AttachmentKind.TXT: "text",
    },
    Mistake: {
        Mistake.PRODUCT_BEFORE_NEED: "produkt före behov",
        Mistake.NOBODY_ELSE_ASKED: "ingen annan tillfrågad",
    },
}
