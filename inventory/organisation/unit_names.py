"""Finding units by what people call them."""

from collections.abc import Iterable
from uuid import UUID

from inventory.organisation.units import Unit
from inventory.swedish import name_key


class UnitNames:
    """Finds units by what people call them: id, slug, name, or a path such as `A / B`."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[UUID, Unit] = {}
        self._by_name: dict[str, list[Unit]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Know a unit, by all that it is called."""
        self._units[unit.id] = unit
        for known_as in {name_key(unit.name), unit.slug, str(unit.id)}:
            self._by_name.setdefault(known_as, []).append(unit)

    def find(self, path: Iterable[str]) -> list[Unit]:
        """Return the units that a path could mean; its steps may skip levels.

        One that the path leads to without skipping any goes before those further down.
        """
        *above, name = [name_key(step) for step in path]
        found = [unit for unit in self._by_name.get(name, []) if self._lies_below(unit, above)]
        return [unit for unit in found if self._lies_right_below(unit, above)] or found

    def path_of(self, unit: Unit) -> str:
        """Return the shortest path that means this unit alone."""
        steps, node = [unit.name], unit
        while [found.id for found in self.find(steps)] != [unit.id] and node.parent_id is not None:
            node = self._units[node.parent_id]
            steps.insert(0, node.name)
        return " / ".join(steps)

    def paths(self) -> dict[UUID, str]:
        """Return the shortest path that means each unit alone."""
        return {unit.id: self.path_of(unit) for unit in self._units.values()}

    def _lies_below(self, unit: Unit, above: list[str]) -> bool:
        node = unit
        for step in reversed(above):
            while True:
                if node.parent_id is None:
                    return False
                node = self._units[node.parent_id]
                if step in (name_key(node.name), node.slug):
                    break
        return True

    def _lies_right_below(self, unit: Unit, above: list[str]) -> bool:
        node = unit
        for step in reversed(above):
            if node.parent_id is None:
                return False
            node = self._units[node.parent_id]
            if step not in (name_key(node.name), node.slug):
                return False
        return True
