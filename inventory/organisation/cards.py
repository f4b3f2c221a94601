"""Units as they are given out, and finding them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.errors import NotFoundError
from inventory.organisation.posts import Acting, Post, UnitPost
from inventory.organisation.units import Unit, UnitKind, subtree
from inventory.searching import called
from record.actors import Actor
from record.people import Person

PARENT = aliased(Unit, name="parent")
OWN = ("id", "slug", "name", "kind", "external_id", "source", "note", "closed")


def find_unit(connection: Connection, _actor: Actor, ref: str) -> UUID:
    """Return the id of a unit, by id or slug."""
    found = connection.scalar(select(col(Unit.id)).where(_named(ref)))
    if found is None:
        raise NotFoundError("unit", ref)
    return found


def units_matching(filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the units that every filter lets through."""
    wanted = select(col(Unit.id))
    if text := filters.get("q"):
        wanted = wanted.where(called(Unit.name, Unit.sort_key, text))
    if (kind := filters.get("kind")) is not None:
        wanted = wanted.where(col(Unit.kind) == UnitKind(kind))
    if below := filters.get("below"):
        roots = select(col(Unit.id)).where(_named(below)).scalar_subquery()
        wanted = wanted.where(col(Unit.id).in_(subtree(roots)))
    return wanted


def read_units(
    connection: Connection, ids: Sequence[UUID], today: date
) -> dict[UUID, dict[str, Any]]:
    """Return units with the posts of each and who acts in them; four selects."""
    rows: Any = connection.execute(
        select(
            *(getattr(Unit, name) for name in OWN),
            col(PARENT.id).label("parent_id"),
            col(PARENT.name).label("parent_name"),
        )
        .outerjoin(PARENT, col(PARENT.id) == col(Unit.parent_id))
        .where(col(Unit.id).in_(ids))
    )
    posts = _read_posts(connection, ids)
    acting = Acting(connection, today)
    return {row["id"]: _unit(row, posts.get(row["id"], []), acting) for row in rows.mappings()}


def _unit(row: Mapping[Any, Any], posts: list[dict[str, Any]], acting: Acting) -> dict[str, Any]:
    parent = {"id": row["parent_id"], "name": row["parent_name"]} if row["parent_id"] else None
    held = {post.value: [held for held in posts if held["post"] == post] for post in Post}
    return {name: row[name] for name in OWN} | {
        "parent": parent,
        "posts": held,
        "acting": {post.value: acting.find(row["id"], post) for post in Post},
    }


def _read_posts(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    names = ("post", "deputy", "valid_from", "valid_until")
    rows: Any = connection.execute(
        select(
            col(UnitPost.unit_id),
            *(getattr(UnitPost, name) for name in names),
            col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
        )
        .join(Person, col(Person.id) == col(UnitPost.person_id))
        .where(col(UnitPost.unit_id).in_(ids))
        .order_by(col(UnitPost.deputy), col(Person.name), col(UnitPost.id))
    )
    posts: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows.mappings():
        person = {"id": row["person_id"], "name": row["person_name"]}
        held = {name: row[name] for name in names} | {"person": person}
        posts.setdefault(row["unit_id"], []).append(held)
    return posts


def _named(ref: str) -> ColumnElement[bool]:
    try:
        return col(Unit.id) == UUID(ref)
    except ValueError:
        return col(Unit.slug) == ref
