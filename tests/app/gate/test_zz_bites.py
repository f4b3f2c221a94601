import pytest
import tests.app.gate.test_state_machine as m
from intake.requests import transitions as t
from intake.requests.request import RequestState as S
import app.routes.gate.decisions as d
@pytest.mark.parametrize("which",["author","way","none"])
def test_bites(api, which, monkeypatch):
    if which=="way":
        monkeypatch.setitem(t.WAYS, t.Transition.REOPEN, t.Way(t.WAYS[t.Transition.REOPEN].starts|{S.WITHDRAWN,S.REFERRED}, S.IN_REVIEW))
    if which=="author":
        monkeypatch.setattr(d, "demand_not_own", lambda *a: None)
    if which=="none":
        return m.test_a_request_goes_the_way_of_the_contract_whatever_is_tried(api)
    with pytest.raises(BaseException) as e:
        m.test_a_request_goes_the_way_of_the_contract_whatever_is_tried(api)
    print("BIT", which, str(e.value)[:120])
