"""Which rules run and how much they weigh, by the settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase

from model.errors import SettingsError
from model.finding import Severity, Stage
from model.settings import RuleLayer, Settings
from rules.catalogue import FAMILIES, Entry, catalogue, entries
from rules.messages import messages
from rules.rule import Rule, all_rules


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules that settings ask for and those that do not run, in the catalogue's order.

    `left_out` are those that the settings leave out, `other_stage` those that run by themselves at
    another stage only. `layers` are those of the settings, the one that counts first first.
    """

    rules: tuple[Rule, ...]
    left_out: tuple[Rule, ...]
    other_stage: tuple[Rule, ...]
    layers: tuple[RuleLayer, ...]
    stage: Stage

    def severity(self, name: str, variant: str | None = None) -> Severity:
        """How much a finding weighs: by the settings, then by the catalogue.

        In each layer "name.variant" counts before the name and the code, and these before families
        and patterns, of which the last one given counts.
        """
        entry = entries()[name]
        for layer in self.layers:
            found = _severity(entry, variant, layer)
            if found is not None:
                return found
        if variant in entry.variants:
            return entry.variants[variant]
        return entry.stages.get(self.stage, entry.severity)


def choose(settings: Settings, template: str) -> Choice:
    """What the settings choose for documents of the template with this id: the rules that they
    select, else those of the stage, without those that they ignore.

    Raises SettingsError naming the key that holds something else than a rule.
    """
    check_choice(settings)
    upward = (
        settings.rules,
        settings.rules.templates.get(template),
        settings.rules.stages.get(settings.stage),
    )
    layers = tuple(layer for layer in reversed(upward) if layer is not None)
    select = next((layer.select for layer in layers if layer.select), None)
    of_stage = _of_stage(settings.stage)
    ignored = _names(word for layer in layers for word in layer.ignore)
    wanted = (_names(select) if select else of_stage) - ignored
    later = frozenset() if select else frozenset(entries()) - of_stage - ignored
    rules = all_rules()
    return Choice(
        rules=tuple(rule for rule in rules if rule.name in wanted),
        left_out=tuple(rule for rule in rules if rule.name not in wanted | later),
        other_stage=tuple(rule for rule in rules if rule.name in later),
        layers=layers,
        stage=settings.stage,
    )


def check_choice(settings: Settings) -> None:
    """Raise SettingsError when a layer of the settings, used or not, names what is no rule."""
    choice = settings.rules
    _check_layer("rules", choice)
    for kind, layers in (("stages", choice.stages), ("templates", choice.templates)):
        for name, layer in layers.items():
            _check_layer(f"rules.{kind}.{name}", layer)


def _check_layer(key: str, layer: RuleLayer) -> None:
    for part, words in (("select", layer.select), ("ignore", layer.ignore)):
        for word in words:
            if not _named(word):
                raise _unknown(f"{key}.{part}", word)
    for word in layer.severity:
        place, (name, _, variant) = f"{key}.severity.{word}", word.partition(".")
        found = _named(name)
        if not found:
            raise _unknown(place, name)
        known = {each for entry in found for each in messages("pl").rules[entry.name].variants}
        if variant and variant not in known:
            listed = ", ".join(sorted(known)) or "–"
            raise SettingsError("no_variant", key=place, rule=name, word=variant, known=listed)


def _severity(entry: Entry, variant: str | None, layer: RuleLayer) -> Severity | None:
    for exact in (f"{entry.name}.{variant}", f"{entry.code}.{variant}", entry.name, entry.code):
        if exact in layer.severity:
            return layer.severity[exact]
    fitting = [weight for word, weight in layer.severity.items() if _fits(word, entry)]
    return fitting[-1] if fitting else None


def _of_stage(stage: Stage) -> frozenset[str]:
    """The rules that run at a stage unless the settings select others."""
    return frozenset(entry.name for entry in catalogue() if not entry.only or stage in entry.only)


def _names(words: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.name for word in words for entry in _named(word))


def _named(word: str) -> list[Entry]:
    """The rules that a word of the settings stands for."""
    return [entry for entry in catalogue() if _fits(word, entry)]


def _fits(word: str, entry: Entry) -> bool:
    return any(fnmatchcase(name, word) for name in (entry.name, entry.code, entry.family))


def _unknown(key: str, word: str) -> SettingsError:
    near = get_close_matches(word, [*FAMILIES, *entries()], n=1)
    if near:
        return SettingsError("no_rule_near", key=key, word=word, near=near[0])
    return SettingsError("no_rule", key=key, word=word)
