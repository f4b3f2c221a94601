"""Answering a call that changes the register: in one transaction, begun anew where others won."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError, OperationalError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.operations.answering.failures import is_deadlock, is_twin
from app.operations.answering.handling import Handling
from app.operations.asked.uploads import content_of
from app.operations.calls.caller import recognise
from app.operations.calls.write import Write
from app.operations.installation import Installation
from app.operations.kept.again import RECOGNISED
from app.operations.kept.idempotency import KeyedCall, fingerprint_of
from record.actors import Actor

MOST_AT_ONCE = 10
"""How often a call gives way to others that take what it was about to take."""


class Changing:
    """A call that changes the register, with what was sent."""

    def __init__(
        self, handling: Handling, request: Request, content: bytes, form: FormData | None
    ) -> None:
        self._handling, self._request = handling, request
        self._content, self._form = content, form
        self._installation: Installation = request.app.state.installation

    def answer(self) -> Response:
        """Answer with what has been committed, or with what was answered before."""
        actor = self._caller()
        for _ in range(MOST_AT_ONCE):
            try:
                return self._once(actor)
            except IntegrityError as error:
                if not is_twin(error):
                    raise
                # Another call took the same name, slug or key meanwhile; now its row can be seen.
            except OperationalError as error:
                if not is_deadlock(error):
                    raise
                # The other call goes on, and nothing of this one is kept: it can begin anew.
        return self._once(actor)

    def _caller(self) -> Actor:
        """Return who calls, once they may change something at all."""
        scope, identification = self._request.scope, self._installation.identification
        known = scope[RECOGNISED] = recognise(scope, self._installation.credentials)
        self._installation.writes.spend(known.actor.credential_id)
        if self._handling.decides:
            identification.recent.demand(known.proof, identification.clock())
        return known.actor

    def _once(self, actor: Actor) -> Response:
        with self._installation.database.writing(actor) as session:
            write = Write(self._request, self._installation, session, actor)
            write.keyed = self._keyed(write)
            if write.keyed is not None and (known := write.keyed.answer()) is not None:
                return known
            answer = self._handling.change(write, self._content, self._form)
            if write.keyed is not None and not write.undone:
                write.keyed.keep(answer)
            return answer

    def _keyed(self, write: Write) -> KeyedCall | None:
        key = self._request.headers.get("idempotency-key")
        if key is None or self._request.method != "POST":
            return None
        sent = self._content if self._form is None else content_of(self._form)
        print_ = fingerprint_of(self._request.method, self._request.url.path, sent)
        return KeyedCall(write.session, write.actor.credential_id or UUID(int=0), key, print_)
