"""The group that commands about the database belong to."""

from app.cli.speaking.commands import new_group

group = new_group("Databasen som SAMSYN_DATABASE_URL pekar ut, annars var/samsyn.sqlite.")
