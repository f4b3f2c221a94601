"""What the documentation promises is so, and it speaks of the project alone."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped] # locked for the server; brings no types

from app.client.server import Server
from app.settings import Settings
from record.people import Role
from tests.docs.pages import DECISIONS, PAGES, README, ROOT, commands, prose, text_of

LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
OF_ANOTHER_PLACE = re.compile(
    r"/work/|/home/|/root\b|/tmp/|/Users/|\bissues?/\d|(?<![\w/&])#\d+\b|\.\./shared|\.internal\b"
)
FOUR_HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for page in PAGES:
        for arguments in commands(page, "make"):
            assert arguments[0] in targets, f"{page.name}: make {arguments[0]}"


def test_the_readme_shows_how_to_start_and_how_to_test() -> None:
    shown = [arguments[0] for arguments in commands(README, "make")]
    assert {"run", "test"} <= set(shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_samsyn_command_that_is_shown_exists(page: Path) -> None:
    cli = pytest.importorskip("app.cli", reason="there is no command line yet")
    typer = pytest.importorskip("typer.main")
    for arguments in commands(page, "samsyn"):
        _demand(typer.get_command(cli.samsyn), arguments)


def _demand(command: Any, arguments: list[str]) -> None:
    words = list(arguments)
    while hasattr(command, "list_commands") and words and not words[0].startswith("-"):
        known = command.list_commands(None)
        assert words[0] in known, f"samsyn {' '.join(arguments)}: there are {known}"
        command = command.get_command(None, words.pop(0))
    known = {name for param in command.params for name in param.opts} | {"--help"}
    shown = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert shown <= known, f"samsyn {' '.join(arguments)}: there are {sorted(known)}"


def test_the_readme_shows_the_seven_that_the_audit_names() -> None:
    with (ROOT / "data/systems.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seven = [
        row["name"]
        for row in rows
        if row["source"] == "audit F7" and "scheduling_time_reporting" in row["function_codes"]
    ]
    assert len(seven) == 7
    shown = text_of(README).split("\nSchemaläggning och tidrapportering  ", 1)[1]
    listed = re.findall(r"^  (\S+(?: \S+)*)  ", shown, re.MULTILINE)[:7]
    assert sorted(listed) == sorted(seven)


def test_every_role_that_a_token_is_shown_for_exists() -> None:
    for page in PAGES:
        for arguments in commands(page, "samsyn"):
            if "--role" in arguments:
                assert arguments[arguments.index("--role") + 1] in set(Role)


def test_every_setting_is_explained_and_nothing_else_is() -> None:
    shown = {name for page in PAGES for name in re.findall(r"\bSAMSYN_(?!TEST_)\w+", text_of(page))}
    settings = {*Settings.model_fields, *Server.model_fields}
    assert shown == {f"SAMSYN_{name}".upper() for name in settings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        if not target.startswith("https://"):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [README]
    while waiting:
        page = waiting.pop().resolve()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        for target in LINK.findall(prose(page)):
            linked = (page.parent / target.partition("#")[0]).resolve()
            waiting += sorted(linked.glob("*.md")) if linked.is_dir() else [linked]
    assert {page.resolve() for page in PAGES} <= reached


def test_the_readme_names_every_folder_of_the_house() -> None:
    named = set(re.findall(r"^\| `(\w+)/` \|", text_of(README), re.MULTILINE))
    kept = {path.parent for path in ROOT.glob("*/__init__.py")} | {ROOT / "data", ROOT / "docs"}
    assert {folder.name for folder in kept} <= named


def test_decisions_are_numbered_and_say_the_same_four_things() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for page in DECISIONS:
        assert text_of(page).startswith(f"# {page.name[:4]} "), page.name
        assert re.findall(r"^## (.+)$", text_of(page), re.MULTILINE) == FOUR_HEADINGS, page.name


def test_the_changelog_has_room_for_what_is_not_released() -> None:
    assert "\n## [Unreleased]\n" in text_of(ROOT / "CHANGELOG.md")


def test_the_catalogue_entry_has_all_that_the_standard_demands() -> None:
    entry = yaml.safe_load(text_of(ROOT / "publiccode.yml"))
    assert entry["publiccodeYmlVersion"] == "0.4"
    assert entry["url"].startswith("https://")
    assert entry["name"] == "Samsyn"
    assert entry["platforms"]
    assert entry["categories"]
    assert entry["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert entry["softwareType"].startswith("standalone/")
    assert entry["maintenance"]["contacts"][0]["name"]
    assert set(entry["localisation"]) == {"localisationReady", "availableLanguages"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_catalogue_entry_describes_the_project_in_two_languages(language: str) -> None:
    said = yaml.safe_load(text_of(ROOT / "publiccode.yml"))["description"][language]
    assert len(said["shortDescription"]) <= 150 <= len(said["longDescription"]) <= 10_000
    assert said["features"]


def test_the_licence_is_the_same_wherever_it_is_named() -> None:
    assert yaml.safe_load(text_of(ROOT / "publiccode.yml"))["legal"]["license"] == "EUPL-1.2"
    assert 'license = "EUPL-1.2"' in text_of(ROOT / "pyproject.toml")
    assert "`EUPL-1.2`" in text_of(README)


def test_the_version_is_the_same_wherever_it_is_named() -> None:
    version = yaml.safe_load(text_of(ROOT / "publiccode.yml"))["softwareVersion"]
    assert f'\nversion = "{version}"\n' in text_of(ROOT / "pyproject.toml")


@pytest.mark.parametrize("page", [*PAGES, ROOT / "publiccode.yml"], ids=lambda page: page.name)
def test_the_project_speaks_of_itself_alone(page: Path) -> None:
    assert OF_ANOTHER_PLACE.findall(text_of(page)) == []
