"""What the detector sees of a thing: neutral, so that requests can stand beside systems."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UseProfile:
    """What one unit uses the thing for, and what the thing is called there."""

    functions: tuple[str, ...] = ()
    """Codes of functions that the unit says it is used for."""
    local_name: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A system or a request as the detector reads it; every text as it stands in the register."""

    key: str
    """What the caller knows it by; equal keys are the same thing."""
    name: str = ""
    aliases: tuple[str, ...] = ()
    vendor: str = ""
    purpose: str = ""
    stated: tuple[str, ...] = ()
    """The department's own words in the function field, one item per function."""
    functions: tuple[str, ...] = ()
    """Codes of functions that a person set."""
    refused: tuple[str, ...] = ()
    """Codes of functions that a person said it does not have."""
    uses: tuple[UseProfile, ...] = ()
    departments: tuple[str, ...] = ()
    """Names of the units that own or use it: their words say where, not what."""
