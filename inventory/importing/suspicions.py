"""Cells that can be read but hardly say what somebody meant."""

import re
from collections.abc import Callable, Mapping

from inventory.importing.identity_numbers import holds_identity_number
from inventory.importing.problems import Problem, excerpt
from inventory.importing.rows import Row

_MONTH = "(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_LATIN = "A-Za-z\u00c0-\u024f"
_GREEK_OR_CYRILLIC = "\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f"  # without μ, which stands before m

# Most rows hold nothing odd: one look at the whole row tells.
_NOTHING_ODD = re.compile(
    "[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0370-\u052f\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufffdÃâÂ├#0-9]*+"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
