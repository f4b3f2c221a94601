"""How fast the register has to be."""

from benchmarks.goals import Goal

READ_ONE = Goal(floor=0.10, aim=0.25)
LIST = Goal(floor=0.04, aim=0.12)
IMPORT_SECONDS = Goal(floor=5, aim=2)
READY_SECONDS = Goal(floor=3, aim=1)

CALLS = {
    "read one": READ_ONE,
    "read one, another changed": READ_ONE,
    "read one, a unit renamed": READ_ONE,
    "read one, nothing kept": READ_ONE,
    "list 50": LIST,
    "list 50, another changed": LIST,
    "list 50 narrowed, another changed": LIST,
    "list 50 narrowed, first asked": LIST,
    "list 50, a unit renamed": LIST,
    "list 50, nothing kept": LIST,
}
"""The calls that have a goal, as shares of a bare server's speed."""
