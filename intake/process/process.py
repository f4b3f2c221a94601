"""One version of the process, as `data/process.toml` has it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.process.conditions import CONDITIONS
from intake.process.limits import Limits
from intake.process.steps import StepCode
from record.people import Role


class BadProcessError(Exception):
    """A process file that cannot be followed; it says where and why."""


@dataclass(frozen=True)
class Demand:
    """When something is demanded, and why: a sentence for people."""

    when: str
    why: str


@dataclass(frozen=True)
class FieldRule:
    """One field of a step."""

    name: str
    title: str
    demanded: tuple[Demand, ...] = ()


@dataclass(frozen=True)
class StepRule:
    """One step: what it is for, who fills it in, and when it is demanded."""

    code: StepCode
    title: str
    purpose: str
    filled_in_by: tuple[Role, ...]
    demanded: tuple[Demand, ...]
    fields: tuple[FieldRule, ...]

    def title_of(self, field_name: str) -> str:
        """Return what a field is called; a municipality's own file need not name them all."""
        return next((one.title for one in self.fields if one.name == field_name), self.title)


@dataclass(frozen=True)
class Process:
    """One version of the process, and who adopted it, where that is known (audit F14)."""

    version: str
    title: str
    adopted_by: str
    adopted_on: str
    adopted_note: str
    deciders: tuple[Role, ...]
    limits: Limits
    steps: Mapping[StepCode, StepRule] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """Return what a request says of the process that it follows."""
        return {
            "version": self.version,
            "title": self.title,
            "adopted_by": self.adopted_by or None,
            "adopted_on": self.adopted_on or None,
            "adopted_note": self.adopted_note or None,
        }


def read_process(text: str, name: str = "process.toml") -> Process:
    """Return the process that a text describes; refuse one that cannot be followed."""
    try:
        content = tomllib.loads(text)
        steps = [_step(step) for step in content.pop("steps")]
        content["deciders"] = tuple(map(Role, content["deciders"]))
        content["limits"] = Limits(**content["limits"])
        process = Process(**content, steps={step.code: step for step in steps})
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadProcessError(f"{name}: {error}") from error
    lacking = [code for code in StepCode if code not in process.steps]
    if lacking:
        raise BadProcessError(f"{name}: steget {lacking[0]} saknas")
    return process


def _step(content: dict[str, Any]) -> StepRule:
    return StepRule(
        code=StepCode(content["code"]),
        title=content["title"],
        purpose=content["purpose"],
        filled_in_by=tuple(map(Role, content["filled_in_by"])),
        demanded=_demands(content["demanded"]),
        fields=tuple(
            FieldRule(one["name"], one["title"], _demands(one.get("demanded", ())))
            for one in content["fields"]
        ),
    )


def _demands(content: Any) -> tuple[Demand, ...]:
    demands = tuple(Demand(**one) for one in content)
    for demand in demands:
        if demand.when not in CONDITIONS:
            raise ValueError(f"villkoret {demand.when} finns inte")
    return demands
