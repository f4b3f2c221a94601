"""The kinds of files that an installation takes: the register's own, and those of the gate."""

from collections.abc import Mapping

from intake.delegation.importing import Delegations
from inventory.importing.importing import CONTENTS
from inventory.importing.reception import Content

IMPORTED: Mapping[str, type[Content]] = {**CONTENTS, "delegations": Delegations}
