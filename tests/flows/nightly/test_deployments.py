"""What is written for Prefect and Docker Compose fits the program: names, parameters, places."""

from __future__ import annotations

import inspect
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from flows.engine import runtime, state
from flows.history import store_at
from flows.nightly import unattended
from model.errors import SettingsError
from model.settings import Serve, load_settings

ROOT = Path(__file__).parents[3]
DEPLOYED = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
EXAMPLE = (ROOT / "compose" / "example.env").read_text(encoding="utf-8")
OURS = {state.VARIABLE, store_at.VARIABLE, unattended.VARIABLE}
OTHERS = {"PATH", "PYTHONUNBUFFERED", "DO_NOT_TRACK"}


@pytest.fixture(scope="module", autouse=True)
def prefect() -> None:
    runtime.prepare()


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.M)


def environment() -> dict[str, str]:
    """Every variable that a container is given."""
    found = dict(re.findall(r"(\w+)=(\S+)", " ".join(instructions("ENV"))))
    for name in ("server", "deploy", "worker"):
        found |= COMPOSE["services"][name].get("environment", {})
    return found


@pytest.mark.parametrize("deployment", DEPLOYED["deployments"], ids=lambda one: one["entrypoint"])
def test_a_deployment_leads_to_a_flow_with_these_parameters(deployment: dict[str, Any]) -> None:
    module, _, name = deployment["entrypoint"].rpartition(".")
    flow = getattr(import_module(module), name)
    signature = inspect.signature(flow.fn)
    assert flow.name == name
    assert deployment.get("parameters", {}).keys() <= signature.parameters.keys()
    assert {each.annotation for each in signature.parameters.values()} == {"str"}
    assert not {"password", "url", "store"} & signature.parameters.keys()
    [schedule] = deployment["schedules"]
    assert schedule == {"cron": getattr(Serve(), name), "timezone": Serve().timezone}


def test_every_flow_that_is_served_can_be_deployed() -> None:
    from flows.nightly.served import FLOWS

    names = [one["entrypoint"].rpartition(".")[2] for one in DEPLOYED["deployments"]]
    assert names == list(FLOWS)
    assert DEPLOYED["prefect-version"] == metadata.version("prefect")


def prefect_commands() -> Iterator[list[str]]:
    for service in COMPOSE["services"].values():
        command = service.get("command", [])
        lines = command[-1].splitlines() if command[:1] == ["sh"] else [shlex.join(command)]
        yield from (shlex.split(line) for line in lines if line)


@pytest.mark.parametrize("command", list(prefect_commands()), ids=" ".join)
def test_the_commands_of_the_containers_exist(command: list[str]) -> None:
    from prefect.cli._app import _app

    program, *arguments = command
    assert program == "prefect"
    arguments = [each for each in arguments if each != "--no-prompt"]
    _app.parse_args(arguments, exit_on_error=False, print_error=False)
    if "--pool" in arguments:
        pool = arguments[arguments.index("--pool") + 1]
        assert {one["work_pool"]["name"] for one in DEPLOYED["deployments"]} == {pool}


def test_every_variable_is_one_that_somebody_reads() -> None:
    from prefect.settings import Settings
    from prefect.settings.legacy import _get_settings_fields

    known = {*_get_settings_fields(Settings), *OURS, *OTHERS}
    assert environment().keys() - known == set()


def test_nothing_secret_stands_in_the_files() -> None:
    passwords = re.findall(r"postgresql\S*://hdr:([^@]+)@", str(COMPOSE))
    assert set(passwords) == {"${HDR_DB_PASSWORD}"}
    assert re.search(r"^HDR_DB_PASSWORD=$", EXAMPLE, re.M)
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ".env" in ignored


def test_every_variable_of_the_compose_file_is_explained() -> None:
    used = set(re.findall(r"\$\{(\w+)", str(COMPOSE)))
    assert used == set(re.findall(r"^#? ?(\w+)=", EXAMPLE, re.M))


def test_the_settings_name_the_folders_that_are_there() -> None:
    settings = load_settings(ROOT / "compose" / "hdr.toml").serve
    worker = COMPOSE["services"]["worker"]
    places = {volume.removesuffix(":ro").rpartition(":")[2] for volume in worker["volumes"]}
    assert {settings.inbox, settings.out, settings.publication} <= places
    assert worker["environment"]["HDR_SETTINGS"] in places
    assert environment()["HDR_STATE"] in places
    sources = [volume.split(":")[0] for volume in worker["volumes"] if "./" in volume]
    assert [path for path in sources if path.startswith("./") and not (ROOT / path).exists()] == []


def test_what_goes_into_the_image_is_there_and_nothing_runs_as_root() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = packages["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [
        source
        for line in instructions("COPY")
        if not line.startswith("--from")
        for source in line.split()[:-1]
    ]
    assert set(wheel) <= set(copied)
    assert [
        name for name in copied if not (ROOT / name).exists() or f"!{name}" not in allowed
    ] == []
    assert instructions("USER") == ["hdr"]
    services = COMPOSE["services"]
    assert [name for name, one in services.items() if one.get("user") == "root"] == []
    logging = PurePosixPath(environment()["PREFECT_LOGGING_SETTINGS_PATH"])
    assert (ROOT / PurePosixPath(*logging.parts[-4:])).is_file()


def test_every_service_waits_for_what_it_needs_to_be_well() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        for name, how in service.get("depends_on", {}).items():
            healthy = how["condition"] == "service_healthy"
            assert ("healthcheck" in services[name]) == healthy


def test_the_flows_and_our_variables_are_documented() -> None:
    operating = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    flows = {one["entrypoint"].rpartition(".")[2] for one in DEPLOYED["deployments"]}
    assert [name for name in (*OURS, *flows) if f"| `{name}` |" not in operating] == []


def test_a_time_that_cannot_be_is_named() -> None:
    from flows.nightly.served import check_times

    check_times(Serve(publish=""))
    with pytest.raises(SettingsError, match=r"serve\.recheck"):
        check_times(Serve(recheck="61 2 * * *"))
