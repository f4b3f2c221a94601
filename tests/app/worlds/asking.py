"""What somebody may ask of a register, of what they see, of what they do not, of what is absent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.app.examples import Register, writes
from tests.app.worlds.hiding import LATER, NAME, OUTSIDE, PURPOSE, VENDOR, Hidden

ABSENT = "00000000-0000-4000-8000-000000000000"
TEXTS = (NAME, "ugglan", "Heroma", "Personec", VENDOR, LATER, OUTSIDE, "lön", "larm", "CGI")


@dataclass(frozen=True)
class Ask:
    """One call; `of` is the address whose version it takes, if it takes one."""

    method: str
    path: str
    body: Any = None
    of: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


def named(register: Register, hidden: Hidden) -> dict[str, list[str]]:
    """Return, for each thing that an address can name, one that is seen, hidden, and absent."""
    return {
        "system_id": [register.system, hidden.system, hidden.merged, hidden.slug, ABSENT],
        "contract_id": [register.contract, hidden.contract, ABSENT],
        "vendor_id": [register.vendor, hidden.vendor, ABSENT],
        "exemption_id": [register.exemption, hidden.exemption, ABSENT],
        "bypass_id": [register.bypass, hidden.bypass, ABSENT],
        "request_id": [register.request, register.drafted, register.decided, ABSENT],
        "unit_id": [register.school, register.care],
        "person_id": [register.person],
        "delegation_id": [register.delegation],
        "token_id": [register.token],
        "code": [register.function],
        "key": ["function:payroll", f"product:{register.system}", f"product:{hidden.system}"],
        "day": ["2026-11-01", "2999-01-01"],
        "format": ["csv", "json"],
    }


def reads(paths: Mapping[str, Any], known: Mapping[str, list[str]]) -> Iterator[Ask]:
    """Give every read of the API, of each thing that its address can name."""
    for path, operations in paths.items():
        if "get" in operations and not path.endswith((".pdf", ".docx", ".xlsx")):
            yield from (Ask("GET", address) for address in _addresses(path, known))


def _addresses(path: str, known: Mapping[str, list[str]]) -> Iterator[str]:
    begin, brace, rest = path.partition("{")
    if not brace:
        yield path
        return
    name, _, end = rest.partition("}")
    for value in known.get(name, [ABSENT]):
        yield from _addresses(f"{begin}{value}{end}", known)


def searches(register: Register, hidden: Hidden) -> Iterator[Ask]:
    """Give the lists, narrowed down in all ways that could tell of what is hidden."""
    for text in map(quote, TEXTS):
        yield from (Ask("GET", f"{what}?q={text}") for what in ("systems", "vendors"))
        yield from (Ask("GET", f"systems?vendor={text}"), Ask("GET", f"contracts?vendor={text}"))
        yield Ask("GET", f"exports/systems.csv?q={text}")
    for unit in (register.school, register.care):
        yield from (Ask("GET", f"systems?{by}={unit}") for by in ("unit", "owner"))
        yield Ask("GET", f"overlaps?unit={unit}")
    for system in (hidden.system, register.system):
        yield from (Ask("GET", f"{what}?system={system}") for what in ("contracts", "exemptions"))
        yield Ask("GET", f"changes?object={system}")
    for query in ("limit=1", "function=payroll", "role_missing=system_manager", "kind=product"):
        yield Ask("GET", f"systems?{query}")
    for query in ("min_units=2", "function=payroll", "verdict=false_alarm", "kind=same_product"):
        yield Ask("GET", f"overlaps?{query}")
    yield Ask("GET", "changes?limit=200")


def needs() -> Iterator[Ask]:
    """Give needs, some in the very words of what is hidden."""
    for text in (PURPOSE, f"Vi vill ha {NAME}.", "Vi behöver betala ut löner.", "larm", ""):
        yield Ask("POST", "match", {"text": text})
        yield Ask("POST", "match", {"text": text, "functions": ["payroll"], "name": NAME})


def probes(register: Register) -> Iterator[Ask]:
    """Give a request in the words of what is hidden, on its way, and all that is told of it."""
    request = f"requests/{register.drafted}"
    need = {"need": f"{PURPOSE} Som {NAME}.", "functions": ["payroll"]}
    yield Ask("PUT", f"{request}/steps/needs_analysis", need, request)
    yield Ask("POST", f"{request}/submit", None, request)
    yield from (Ask("GET", f"{request}{below}") for below in ("", "/candidates", "/inquiries"))
    yield Ask("GET", f"{request}/decision-basis.json")
    yield Ask("GET", "requests?awaiting=register_editor")
    yield from needs()


def changes(register: Register, hidden: Hidden) -> Iterator[Ask]:
    """Give what writes: good calls, and the same of what is hidden or absent."""
    yield from _filling_in(register)
    for example in writes(register):
        yield Ask(example.method, example.path, example.body, example.of)
        for stranger in (hidden.system, ABSENT):
            if register.system in example.path:
                path, of = (
                    address and address.replace(register.system, stranger)
                    for address in (example.path, example.of)
                )
                yield Ask(example.method, path or "", example.body, of)
    yield from _naming(register, hidden)
    yield from _entering(register)


def _naming(register: Register, hidden: Hidden) -> Iterator[Ask]:
    """Give what names a system in its body."""
    system, contract = f"systems/{register.system}", f"contracts/{register.contract}"
    own = f"systems/{register.other}"
    for other in (hidden.system, hidden.merged, ABSENT, register.other):
        yield Ask("PATCH", system, {"parent": other}, system)
        yield Ask("PATCH", system, {"replaced_by": other}, system)
        if other != register.other:  # whom two things flow to, in an order drawn by lot
            yield Ask("POST", f"{system}/integrations", {"to": other, "what": "Filer"})
        yield Ask("POST", f"{system}/confirm", {"could_be_met_by": other}, system)
        yield Ask("POST", f"{own}/merge", {"into": other, "preview": True}, own)
        yield Ask("PATCH", contract, {"systems": [{"system": other, "share": 70}]}, contract)
        yield Ask("POST", "contracts", {"title": "Nytt", "systems": [{"system": other}]})
        exempted = {"system": other, "function": "payroll", "reason_code": "own_solution"}
        stated = {"reason": "Eget", "decided_by": "Bo", "until": "2030-01-01"}
        yield Ask("POST", "exemptions", exempted | stated)
        bought = {"bought": "Köp", "unit": register.care, "found_on": "2026-03-01"}
        yield Ask("POST", "bypasses", bought | {"system": other})
        verdict = {"outcome": "confirmed", "systems": [other]}
        yield Ask("POST", "overlaps/function:payroll/verdicts", verdict)
        asked = {"to": other, "kind": "can_take_us"}
        yield Ask("POST", f"requests/{register.request}/inquiries", asked)
    answered = f"requests/{register.request}/candidates/{hidden.candidate}/answer"
    yield Ask("PUT", answered, {"answer": "reuse"}, f"requests/{register.request}")


def _filling_in(register: Register) -> Iterator[Ask]:
    """Give what fills in, and empties, what is not told to everybody."""
    for sheet in ({"hosting": None}, {}, None, {"hosting": "saas"}, {"sign_in": "BankID"}, None):
        for system in (f"systems/{register.system}", f"systems/{register.other}"):
            yield Ask("PATCH", system, {"operation": sheet}, system)
    vendor = f"vendors/{register.vendor}"
    yield Ask("PATCH", vendor, {"incident_contact": None}, vendor)
    yield Ask("PATCH", vendor, {"organisation_number": "556000-0001"}, vendor)


def _entering(register: Register) -> Iterator[Ask]:
    """Give what enters or renames something as what is hidden is called."""
    own = f"systems/{register.other}"
    entered = {"owner_unit": register.care, "vendor": VENDOR.upper()}
    yield Ask("POST", "systems", entered | {"name": NAME, "external_id": OUTSIDE})
    for name in ("NATTUGGLAN", "Skuggan", "Ugglan"):
        yield Ask("POST", "systems", entered | {"name": name})
    yield Ask("PATCH", own, {"external_id": OUTSIDE, "vendor": LATER.lower()}, own)
    yield Ask("PATCH", own, {"confidential": True}, own)
    vendor = f"vendors/{register.vendor}"
    yield Ask("PATCH", vendor, {"name": VENDOR}, vendor)
    begun = {"title": NAME, "unit": register.care}
    yield Ask("POST", "requests", begun)
    analysed = f"requests/{register.drafted}"
    need = {"need": PURPOSE, "functions": ["payroll"]}
    yield Ask("PUT", f"{analysed}/steps/needs_analysis", need, analysed)
    table = f"Systemnamn;Förvaltning;Leverantör;Externt id\n{NAME};Omsorg;{VENDOR};{OUTSIDE}\n"
    table += "Nattuglan;Omsorg;;\n"
    file = {"files": {"file": ("s.csv", table.encode())}, "data": {"kind": "systems"}}
    yield Ask("POST", "imports", options=file)
