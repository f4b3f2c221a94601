"""The function vocabulary."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import FUNCTION
from app.schemas.register.vocabulary import (
    FunctionIn,
    FunctionOut,
    FunctionPatch,
    FunctionQuery,
    FunctionsOut,
)
from inventory.vocabulary.cards import functions_matching
from inventory.vocabulary.functions import Function, add_function, edit_function

router = operations("Functions")


@router.get("/functions", response_model=FunctionsOut)
def list_functions(read: Reading, query: Annotated[FunctionQuery, Query()]) -> Response:
    """List the jobs that systems can do."""
    rows = functions_matching(query.filters())
    return read.page(FUNCTION, Wanted(rows, col(Function.id), col(Function.sort_key)), query)


@router.get("/functions/{code}", response_model=FunctionOut)
def read_function(read: Reading) -> Response:
    """Read one function."""
    return read.one(FUNCTION)


@router.post("/functions", response_model=FunctionOut, status_code=201)
def create_function(write: Writing, body: FunctionIn) -> Response:
    """Add a function to the vocabulary."""
    function = add_function(write.session, body.code, body.given())
    return write.created(FUNCTION, function.id, at=function.code)


@router.patch("/functions/{code}", response_model=FunctionOut)
def change_function(write: Writing, body: FunctionPatch) -> Response:
    """Change what is named in the body."""
    function = write.target_row(Function)
    edit_function(write.session, function, body.given())
    return write.changed(FUNCTION, function.id)
