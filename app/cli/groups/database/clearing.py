"""`samsyn db clear-sample`: from the sample to one's own."""

from app.cli.groups.database.group import group
from app.cli.register import actor, open_register
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import out, print_json, say, shown, table
from app.wording.numbers import in_number
from inventory.sample.clearing import Cleared, clear_sample
from inventory.sample.sample import has_sample

TABLES = {
    "unit": "enhet",
    "person": "person",
    "system": "system",
    "system_use": "användning",
    "contract": "avtal",
    "contract_share": "avtal",
    "api_token": "nyckel",
    "role_holding": "roll",
    "unit_post": "chef eller kundansvarig",
    "exemption": "undantag",
    "delegation_rule": "delegationsregel",
    "bypass": "inköp vid sidan av processen",
    "integration": "integration",
}


@command(
    group,
    "Ta bort exempeldata när du har egna uppgifter. Funktioner och produkter blir kvar, liksom "
    "det som dina egna uppgifter behöver. Historiken minns allt.",
    "samsyn db clear-sample",
    "samsyn db clear-sample --yes",
    name="clear-sample",
)
def clear(yes: Yes = False, as_json: AsJson = False) -> None:
    """Take away the sample data."""
    with open_register() as database:
        with database.reading() as connection:
            there = has_sample(connection)
        if there and not yes:
            demand_yes("Ta bort alla poster vars källa är ”example” eller börjar med ”audit”?")
        with database.writing(actor()) as session:
            cleared = clear_sample(session)
    if as_json:
        print_json({"removed": cleared.removed, "kept": [vars(kept) for kept in cleared.kept]})
    else:
        _tell_cleared(cleared)


def _tell_cleared(cleared: Cleared) -> None:
    if not (cleared.removed or cleared.kept):
        say("Det finns inga exempeldata i registret.")
        return
    total = sum(cleared.removed.values())
    say(f"Borttaget: {in_number(total, 'post', 'poster')} med exempeldata.")
    if cleared.kept:
        say("", "Några är kvar, för att andra uppgifter behöver dem:")
        listed = table("Post", "Namn", "Behövs av")
        for kept in cleared.kept:
            needed_by = TABLES.get(kept.needed_by, kept.needed_by)
            listed.add_row(TABLES.get(kept.table, kept.table), shown(kept.name), needed_by)
        out().print(listed)
