"""The steps of what was shown, with the names of units in the place of their ids. Pure."""

from collections.abc import Mapping
from typing import Any

from intake.process.steps import StepCode

Values = Mapping[str, Any]
UNKNOWN = "okänd enhet"


def steps_named(shown: Values) -> dict[str, Any]:
    """Return every step of the process; None is one that is not filled in."""
    return {code.value: _step(code, shown) for code in StepCode}


def _step(code: StepCode, shown: Values) -> dict[str, Any] | None:
    step = shown["steps"].get(code.value)
    if step is None:
        return None
    content = step["content"]
    if code is StepCode.NEEDS_ANALYSIS:
        content = _with_names(content, shown["units"])
    by = {"name": step["filled_in_by"], "role": step["role"]}
    return {"content": content, "filled_in_by": by, "filled_in_at": step["filled_in_at"]}


def _with_names(content: Values, names: Mapping[str, str]) -> dict[str, Any]:
    def named(unit_id: str) -> dict[str, str]:
        return {"id": unit_id, "name": names.get(unit_id, UNKNOWN)}

    return {
        **content,
        "using_units": [named(unit_id) for unit_id in content.get("using_units") or ()],
        **{
            name: [{**one, "unit": named(one["unit"])} for one in content.get(name) or ()]
            for name in ("asked_units", "reference_group")
        },
    }
