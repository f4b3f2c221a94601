"""The group that commands about the history belong to."""

from app.cli.speaking.commands import new_group

group = new_group("Historiken: varje ändring, av vem och när.")
