"""The way of a request as the contract's table has it: the model that the API is held against."""

from dataclasses import dataclass, field

WAYS = {
    "submit": ("requester business_contact", "draft returned", "submitted"),
    "return": ("business_contact head_of_it chief_executive", "submitted in_review", "returned"),
    "withdraw": ("requester business_contact", "draft submitted in_review returned", "withdrawn"),
    "join": ("business_contact", "draft submitted in_review returned", "joined"),
    "meet": ("requester business_contact", "draft submitted in_review", "met"),
    "approve": ("head_of_it chief_executive", "in_review", "approved"),
    "reject": ("head_of_it chief_executive", "in_review", "rejected"),
    "refer": ("head_of_it chief_executive", "in_review", "referred"),
    "board_approve": ("board_secretary", "referred", "approved"),
    "board_reject": ("board_secretary", "referred", "rejected"),
    "implement": ("register_editor business_contact", "approved", "implemented"),
    "reopen": ("business_contact head_of_it", "approved rejected met", "in_review"),
}
STEPS = {
    "needs_analysis": "requester business_contact",
    "business_contact_check": "business_contact",
    "information_classification": "information_security business_contact",
    "impact_assessment": "information_security",
    "procurement_consultation": "procurement business_contact",
    "decision_basis": "business_contact",
}
WRITING = {**STEPS, "reuse": "requester business_contact", "not_relevant": STEPS["needs_analysis"]}
"""What is written in a request, by whom: its steps, and the answers to the one candidate."""
OPEN = {"draft", "submitted", "in_review", "returned"}
DECISIONS = {"approve": "approved", "reject": "rejected", "refer": "referred_to_board"}


@dataclass
class Way:
    """What a request must be like after all that has been done with it."""

    state: str = "draft"
    written: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    answered: str | None = None
    looked: bool = False
    """Whether the register has been searched, and the one candidate kept."""
    decisions: list[str] = field(default_factory=list)

    def may(self, person: str, role: str, doing: str) -> bool:
        """Return whether who calls may do this at all: nobody decides on what they wrote."""
        who = WAYS[doing][0] if doing in WAYS else WRITING[doing]
        return role in who.split() and not (doing in DECISIONS and person in self.authors)

    def leads_on(self, doing: str) -> bool:
        """Return whether this can be done now."""
        if doing in WRITING:
            return self.state in OPEN
        if self.state not in WAYS[doing][1].split():
            return False
        if doing == "submit":
            return "needs_analysis" in self.written
        return doing not in DECISIONS or self.is_complete

    @property
    def has_candidate(self) -> bool:
        """Return whether there is a candidate: one that is kept, or can be found anew."""
        return self.looked or (self.state in OPEN and "needs_analysis" in self.written)

    @property
    def is_complete(self) -> bool:
        """Return whether all that is demanded is there, and the one candidate answered for."""
        return self.written >= STEPS.keys() and self.answered in ("reuse", "agreed")

    def do(self, person: str, role: str, doing: str) -> None:
        """Do what can be done."""
        if doing in WAYS:
            self.state = WAYS[doing][2]
            self.decisions += [DECISIONS[doing]] if doing in DECISIONS else []
            self.looked |= doing == "submit"
            return
        self.authors.add(person)
        if doing in STEPS:
            self.written.add(doing)
            checked = doing == "business_contact_check" and self.state == "submitted"
            self.state = "in_review" if checked else self.state
            self.looked |= doing == "needs_analysis" and self.state != "draft"
        else:
            self.looked = True
            agrees = doing == "not_relevant" and role == "business_contact"
            self.answered = "agreed" if agrees else doing
