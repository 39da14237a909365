"""Settings of a run, from a TOML file; every key has a default."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator

from model.base import Frozen
from model.finding import Severity, Stage
from model.receivers import Addresses, Webhook
from model.template import DEFAULT
from model.toml_files import read_toml, wrong

_CRON = re.compile(r"[\w*,/#-]+(?: [\w*,/#-]+){4}")
_SCHEDULER = re.compile(r"(?:tcp|tls)://[^\s/@]+:\d{1,5}")


class Limits(Frozen):
    """What one submission may cost before it is given up.

    The unpacking limits stop zip bombs: a Word file of 12 pages unpacks to 1–3 MB at a ratio of
    5–30; pictures barely compress.
    """

    file_megabytes: int = Field(default=50, ge=1)
    unpacked_megabytes: int = Field(default=300, ge=1)
    unpack_ratio: int = Field(default=150, ge=2)
    archive_entries: int = Field(default=5_000, ge=1)
    pages: int = Field(default=1_000, ge=1)
    seconds: int = Field(default=120, ge=1)
    cpu_seconds: int = Field(default=120, ge=1)
    memory_megabytes: int = Field(default=2_000, ge=100)


class RuleLayer(Frozen):
    """Which rules run and how much they weigh.

    `select` and `ignore` hold names and codes of rules, families, and patterns of these ("E3*",
    "action-without-*"); `severity` has them as keys, and "name.variant". `select` empty means all;
    `ignore` wins.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)


class RuleChoice(RuleLayer):
    """The choice of rules for every document, and what else holds at a stage or for a template.

    The layer of the template lies over the general one, that of the stage over both: what a layer
    selects replaces the selection below it, what it ignores is ignored as well, and its severities
    come first. `templates` has the ids of templates as keys.
    """

    stages: dict[Stage, RuleLayer] = Field(default_factory=dict)
    templates: dict[str, RuleLayer] = Field(default_factory=dict)


class Outputs(Frozen):
    """What is written beside the notes.

    `copies`: marked-up copies of the files that were sent. `images`: parts of pages in the notes on
    PDF files. `drafts`: messages to the authors as files that a mail program opens. `letter` is the
    office's own template of the covering letter, "" for that of the program; a relative path counts
    from the folder of the file of settings.
    """

    copies: bool = True
    images: bool = True
    drafts: bool = False
    letter: str = ""


class StorePlace(Frozen):
    """Where the store is: an address (`postgresql://…`), or the path of a file of SQLite.

    A relative path counts from the folder of the file of settings, without one from the program's
    state folder. An address may hold a password, so it is never shown.
    """

    url: SecretStr = SecretStr("hdr.sqlite")


class Cluster(Frozen):
    """Other computers that share the work. `dask` is the address of a Dask scheduler
    (`tcp://HOST:PORT`, `tls://HOST:PORT`), "" for this computer alone.
    """

    dask: str = ""

    @field_validator("dask")
    @classmethod
    def _is_a_scheduler(cls, address: str) -> str:
        if address and not _SCHEDULER.fullmatch(address):
            raise wrong("value_scheduler")
        return address


class Serve(Frozen):
    """What runs by itself (`hdr serve`, `prefect.yaml`), and when.

    `inbox`, `out` and `publication` are folders; relative paths count from the folder of the file
    of settings, without one from where the program was started. `inbox` has no default: "" is none.
    `review`, `recheck` and `publish` are times as cron has them (minute, hour, day, month, day of
    the week) in `timezone`; "" never. `port` is where Prefect's pages are on this machine.
    `watch_seconds`: the inbox is looked through this often for what came in; 0 never.
    """

    inbox: str = ""
    out: str = "output"
    publication: str = "publication"
    timezone: str = "Europe/Warsaw"
    review: str = "0 2 * * *"
    recheck: str = "0 4 * * *"
    publish: str = "0 5 * * *"
    port: int = Field(default=4200, ge=1, le=65535)
    watch_seconds: float = Field(default=30, ge=0, le=86400)

    @field_validator("timezone")
    @classmethod
    def _is_a_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise wrong("value_timezone") from error
        return name

    @field_validator("review", "recheck", "publish")
    @classmethod
    def _is_a_time(cls, cron: str) -> str:
        """Five fields; whether they can be is for the scheduler to say."""
        cron = " ".join(cron.split())
        if cron and not _CRON.fullmatch(cron):
            raise wrong("value_cron")
        return cron


class Settings(Frozen):
    """Everything that can be set. `template` is a name or a path; `language` of the notes.

    `stage` is what documents are checked for: a draft that will still be worked on, a submission,
    or publication. `waivers` is the file of waived findings (`model.waivers`): a relative path
    counts from the folder of the file of settings, without one from the program's state folder.
    `round` names the call that documents are handed in for: one unit, one submission a round.
    `settle_seconds`: a file that changed within them is still being written. `addresses` are those
    that drafts go to, by the TERYT code of the unit; `webhooks` are told what happened in a run.
    """

    template: str = DEFAULT
    language: Literal["pl", "en"] = "pl"
    stage: Stage = "submission"
    waivers: str = "waivers.toml"
    round: str = Field(default="", max_length=40, pattern=r"^[^\x00-\x1f/]*$")
    settle_seconds: float = Field(default=2, ge=0, le=600)
    workers: int = Field(default=2, ge=1)
    limits: Limits = Limits()
    rules: RuleChoice = RuleChoice()
    outputs: Outputs = Outputs()
    store: StorePlace = StorePlace()
    cluster: Cluster = Cluster()
    serve: Serve = Serve()
    addresses: Addresses = Field(default_factory=dict)
    webhooks: tuple[Webhook, ...] = ()


def load_settings(path: Path | None = None) -> Settings:
    """Read settings from `path`, or the defaults when it is None.

    Raises SettingsError naming the file and the key that cannot be used.
    """
    if path is None:
        return Settings()
    settings = read_toml(path, Settings)
    waivers = (path.parent / settings.waivers).absolute()
    outputs, store = settings.outputs, settings.store
    if outputs.letter:
        letter = (path.parent / outputs.letter).absolute()
        outputs = outputs.model_copy(update={"letter": str(letter)})
    if "://" not in store.url.get_secret_value():
        file = (path.parent / store.url.get_secret_value()).absolute()
        store = store.model_copy(update={"url": SecretStr(str(file))})
    return settings.model_copy(
        update={
            "waivers": str(waivers),
            "outputs": outputs,
            "store": store,
            "serve": _from_folder(settings.serve, path.parent),
        }
    )


def _from_folder(serve: Serve, folder: Path) -> Serve:
    """The folders as counted from the folder of the settings; addresses stay as they are."""
    places = {"inbox": serve.inbox, "out": serve.out, "publication": serve.publication}
    return serve.model_copy(
        update={
            name: str((folder / place).absolute()) if place and "://" not in place else place
            for name, place in places.items()
        }
    )
