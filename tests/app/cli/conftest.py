"""The command line on a register of the test's own."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.cli import samsyn


class CommandLine:
    """What somebody types, and what they see."""

    def __init__(self, database_url: str) -> None:
        self.url = database_url
        self._runner = CliRunner(env={"SAMSYN_DATABASE_URL": database_url, "COLUMNS": "120"})

    def __call__(self, *arguments: str, answer: str = "", url: str = "") -> Result:
        """Run a command; it may end with any code."""
        env = {"SAMSYN_DATABASE_URL": url or self.url}
        return self._runner.invoke(samsyn, arguments, input=answer, env=env)

    def lines(self, *arguments: str, answer: str = "", url: str = "") -> list[str]:
        """Run a command that does what it is asked; return what it prints."""
        result = self(*arguments, answer=answer, url=url)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    def text(self, *arguments: str) -> str:
        """Run a command that does what it is asked; return what it prints, on one line."""
        return " ".join(" ".join(self.lines(*arguments)).split())

    def json(self, *arguments: str) -> Any:
        """Run a command that does what it is asked; return the JSON that it prints."""
        return json.loads("\n".join(self.lines(*arguments, "--json")))

    def refusal(self, *arguments: str, answer: str = "", url: str = "") -> str:
        """Run a command that is refused; return the sentence that says why."""
        result = self(*arguments, answer=answer, url=url)
        assert result.exit_code == 1, result.output
        assert "Traceback" not in result.output
        return result.stderr.strip()


@pytest.fixture
def run(database_url: str) -> CommandLine:
    """The command line on an empty register."""
    return CommandLine(database_url)


@pytest.fixture
def run_on_sample(run: CommandLine, sample: None) -> CommandLine:
    """The command line on a register with the sample data."""
    return run


@pytest.fixture
def run_on_nothing(tmp_path: Path) -> CommandLine:
    """The command line where there is no database yet."""
    return CommandLine(f"sqlite:///{tmp_path / 'ny' / 'samsyn.sqlite'}")
