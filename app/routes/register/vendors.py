"""Vendors."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import VENDOR
from app.schemas.register.vendors import VendorOut, VendorPatch, VendorQuery, VendorsOut
from inventory.agreements.agreeing import edit_vendor
from inventory.agreements.cards import vendors_matching
from inventory.agreements.vendors import Vendor

router = operations("Agreements")


@router.get("/vendors", response_model=VendorsOut)
def list_vendors(read: Reading, query: Annotated[VendorQuery, Query()]) -> Response:
    """List the vendors."""
    rows = vendors_matching(read.actor, query.filters())
    return read.page(VENDOR, Wanted(rows, col(Vendor.id), col(Vendor.sort_key)), query)


@router.get("/vendors/{vendor_id}", response_model=VendorOut)
def read_vendor(read: Reading) -> Response:
    """Read one vendor."""
    return read.one(VENDOR)


@router.patch("/vendors/{vendor_id}", response_model=VendorOut)
def change_vendor(write: Writing, body: VendorPatch) -> Response:
    """Change name, organisation number or incident contact."""
    vendor = write.target_row(Vendor)
    edit_vendor(write.catalogue, vendor, body.given())
    return write.changed(VENDOR, vendor.id)
