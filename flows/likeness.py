"""Passages that submissions of a batch share, as findings for the reviews of both."""

from __future__ import annotations

from collections.abc import Sequence

from model.finding import Finding
from model.settings import Settings
from model.template import Template
from rules.batch.copied_passages import copied_passages
from rules.batch.prints import Prints


def findings_on_copies(
    prints: Sequence[Prints], settings: Settings, template: Template
) -> dict[str, tuple[Finding, ...]]:
    """The findings by the name of the file that they are for; files that share nothing left out.

    `prints` are what is compared, in the order of the batch. Raises SettingsError for rules that do
    not exist.
    """
    found = copied_passages(prints, settings, template.id)
    return {prints[at].name: own for at, own in enumerate(found) if own}
