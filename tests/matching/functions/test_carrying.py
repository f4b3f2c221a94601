"""What another process has read comes back as it was."""

import pickle

from matching.functions.carrying import carried, restored
from matching.functions.evidence import Certainty, Evidence, ServedFunction, Signal

NAMED = Evidence(Signal.NAME, "name", "Tolkbokning", "tolkbokning", 0.7)
STATED = Evidence(Signal.STATED, "stated", "tolk", "tolk", 0.95, decides=True)
INTERPRETING = ServedFunction("interpreting", 98, Certainty.CERTAIN, (STATED, NAMED))
BOOKING = ServedFunction("booking", 70, Certainty.POSSIBLE, (NAMED,))


def test_systems_come_back_with_their_functions_and_evidence() -> None:
    read = [(INTERPRETING, BOOKING), (), (BOOKING,)]

    back = restored(pickle.loads(pickle.dumps(carried(read))))

    assert back == read
    function = back[0][0]
    assert function.certainty is Certainty.CERTAIN
    assert function.evidence[0].decides
    assert function.evidence[1].signal is Signal.NAME


def test_systems_without_functions_come_back_as_many() -> None:
    assert restored(carried([(), ()])) == [(), ()]
    assert restored(carried([])) == []
