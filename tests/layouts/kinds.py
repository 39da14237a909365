"""The kinds of layout: a name, the plan it is shown with, and what writes it.

A plan's own words for headings and columns are used in the kinds named `words-…`; elsewhere the
words of the template, so that a kind shows one difficulty. `build --own-words` mixes them.
"""

from __future__ import annotations

from pathlib import Path

from tests.layouts import (
    bodies,
    choices,
    controls,
    forms,
    frames,
    prose,
    schedule_habits,
    schedule_many_tables,
    schedule_tables,
    schedule_texts,
    section_variants,
    soft_lines,
)
from tests.layouts import heading_looks as looks
from tests.layouts.contents import load, names
from tests.layouts.draft import ELEMENTS, Draft
from tests.layouts.frames import standard
from tests.layouts.kind import CITY, PLAIN, POWIAT, RURAL, SHORT, TOWN, URBAN_RURAL, Kind
from tests.layouts.stranger_kinds import STRANGERS

_WITHOUT_PERIOD = frames.without("period")
_REVERSED = (
    "area",
    "diagnosis",
    "period",
    "priorities",
    "goals",
    "schedule",
    "financing",
    "risks",
    "monitoring",
    "implementation",
    "summary_form",
    "identification",
)

_HEADINGS = {
    "built-in": looks.built_in,
    "localised-style": looks.localised,
    "renamed-style": looks.renamed,
    "outline-style": looks.outline_style,
    "outline-direct": looks.outline_direct,
    "bold": looks.bold,
    "bold-colon": looks.bold_colon,
    "capitals": looks.capitals,
    "capitals-effect": looks.capitals_effect,
    "capitals-underlined": looks.capitals_underlined,
    "larger": looks.larger,
    "underlined": looks.underlined,
    "centred-italic": looks.centred_italic,
    "typed-numbers-only": looks.arabic,
    "typed-brackets": looks.arabic_bracket,
    "typed-roman": looks.roman,
    "typed-letters": looks.letter,
    "typed-paragraph-sign": looks.paragraph_sign,
    "typed-chapter": looks.chapter,
    "typed-part": looks.part,
    "automatic-multilevel": looks.multilevel,
    "automatic-list": looks.list_item,
    "shaded-cell": looks.shaded_cell,
    "letters-spaced-typed": looks.spaced_typed,
    "letters-spaced-effect": looks.spaced_effect,
    "run-in": looks.run_in,
}

_SCHEDULES = {
    "table-ruled": schedule_tables.plain(schedule_tables.WITH_COST),
    "table-borderless": schedule_tables.plain(ruled=False),
    "table-goal-text": schedule_tables.plain(
        ("number", "goal text", "name", "responsible", "term", "indicator")
    ),
    "table-rotated-header": schedule_tables.rotated_header,
    "table-abbreviations": schedule_tables.abbreviated,
    "table-goal-merged-down": schedule_tables.goal_merged_down,
    "table-goal-across": schedule_tables.goal_across,
    "table-repeated-header": schedule_tables.repeated_header,
    "table-section-rows": schedule_tables.section_rows,
    "table-split": schedule_many_tables.split,
    "table-for-each-goal": schedule_many_tables.table_a_goal,
    "table-columns-reordered": schedule_many_tables.reordered,
    "table-from-to": schedule_tables.plain(
        ("number", "goal", "name", "start", "end", "responsible", "indicator")
    ),
    "table-indicators-apart": schedule_many_tables.indicators_apart,
    "table-automatic-numbers": schedule_tables.automatic_numbers,
    "table-without-numbers": schedule_tables.plain(
        ("goal", "name", "term", "responsible", "indicator")
    ),
    "table-without-goals": schedule_tables.plain(schedule_tables.WITHOUT_GOAL),
    "cells-merged-above": schedule_tables.merged_above,
    "cells-ditto-words": schedule_tables.ditto("j.w."),
    "cells-ditto-marks": schedule_tables.ditto("–”–"),
    "cells-left-empty": schedule_tables.left_empty,
    "table-title-row": schedule_habits.title_row,
    "table-total-row": schedule_habits.total_row,
    "table-header-on-lines": schedule_habits.broken_header,
    "table-people-on-lines": schedule_habits.people_on_lines,
    "table-blank-rows": schedule_habits.blank_rows,
    "table-number-with-name": schedule_habits.number_with_name,
    "table-header-for-each-goal": schedule_habits.header_under_each_goal,
    "cards-two-columns": schedule_texts.cards_two_columns,
    "cards-four-columns": schedule_texts.cards_four_columns,
    "actions-nested-list": schedule_texts.nested_list,
    "actions-labelled-paragraphs": schedule_texts.labelled_paragraphs,
    "actions-running-paragraphs": schedule_texts.running_paragraphs,
    "actions-soft-lines": schedule_texts.soft_lines,
    "actions-tabbed": schedule_texts.tabbed,
}

# On landscape pages; the charts need plans of a fitting length.
_BROAD_SCHEDULES = (
    ("table-two-row-header", CITY, schedule_tables.two_row_header),
    (
        "table-baseline-target",
        URBAN_RURAL,
        schedule_tables.plain(
            (*schedule_tables.WITHOUT_INDICATOR, "indicator name", "baseline", "target")
        ),
    ),
    ("table-transposed", PLAIN, schedule_habits.transposed),
    ("chart-months-marks", SHORT, schedule_many_tables.months_with_marks),
    ("chart-months-shaded", SHORT, schedule_many_tables.months_shaded),
    ("chart-quarters-dots", CITY, schedule_many_tables.quarters_with_dots),
)

_SECTIONS = {
    "sub-headings": section_variants.DIVIDED,
    "team-sentence": {"identification": section_variants.team_sentence},
    "team-table-contacts": {"identification": section_variants.team_tables},
    "team-functions-first": {"identification": section_variants.team_functions_first},
    "priorities-typed": {"priorities": section_variants.priorities_typed},
    "goals-table": {"goals": section_variants.goals_table},
    "goals-labelled-table": {"goals": section_variants.goals_labelled_table},
    "goals-automatic": {"goals": bodies.goals_automatic},
    "risks-matrix": {"risks": section_variants.risks_matrix},
    "risks-dashes": {"risks": section_variants.risks_dashes},
    "risks-labelled": {"risks": section_variants.risks_labelled},
    "risks-nested": {"risks": section_variants.risks_nested},
    "monitoring-table": {"monitoring": section_variants.monitoring_table},
    "monitoring-labels": {"monitoring": section_variants.monitoring_labels},
    "financing-by-year": {"financing": section_variants.financing_by_year},
    "codes-cs1-d2": {"goals": bodies.goals_coded, "schedule": schedule_tables.coded},
    "choice-boxes": choices.boxes,
    "choice-brackets": choices.brackets,
    "choice-check-box-controls": choices.controls,
    "choice-column-after": choices.column_after,
    "choice-column-before": choices.column_before,
    "choice-underlined": choices.underlined,
    "choice-bold": choices.bold,
    "choice-struck": choices.struck,
    "content-controls": controls.BODIES,
    "tabs-for-labels": {
        "identification": section_variants.labels_with_tabs,
        "period": section_variants.period_with_tabs,
        "monitoring": section_variants.monitoring_with_tabs,
    },
    "text-boxes": {
        "area": frames.in_text_box(lambda draft: [draft.content.area_text, draft.content.reason]),
        "period": frames.in_text_box(lambda draft: [draft.period_text]),
        "summary_form": frames.in_text_box(lambda draft: [draft.content.summary_text]),
    },
    "two-newspaper-columns": {"diagnosis": frames.in_two_columns(bodies.diagnosis)},
    "footnotes": {
        "diagnosis": frames.with_footnotes(
            bodies.diagnosis, ["Dane SIO, stan na 30 września.", "Ankieta własna."]
        ),
        "schedule": frames.with_footnotes(
            schedule_tables.plain(), ["Wartość docelowa na koniec okresu realizacji."]
        ),
    },
    "soft-lines": soft_lines.BODIES,
}

# A plan's own words in headings that only look like headings.
_WORDS_WITHOUT_STYLES = (
    ("words-in-bold", POWIAT, looks.bold),
    ("words-in-capitals", CITY, looks.capitals_underlined),
    ("words-after-roman", SHORT, looks.roman),
    ("words-after-plain-numbers", RURAL, looks.arabic),
)

_TOGETHER = (
    ("Priorytety i cele", ("priorities", "goals")),
    ("Monitoring, ryzyka i finansowanie", ("monitoring", "risks", "financing")),
    ("Okres realizacji i harmonogram działań", ("period", "schedule")),
)

_CONTENTS = (URBAN_RURAL, TOWN, RURAL, CITY, POWIAT, PLAIN, SHORT)


def _cycled(group: dict, prefix: str, make) -> list[Kind]:
    """A kind for each of a group, the plans taking turns."""
    return [
        Kind(prefix + name, _CONTENTS[turn % len(_CONTENTS)], make(value))
        for turn, (name, value) in enumerate(group.items())
    ]


KINDS = {
    kind.name: kind
    for kind in (
        *_cycled(_HEADINGS, "headings-", lambda look: standard(look)),
        *(Kind(f"words-{name}", name, standard(), own_words=True) for name in names()),
        *(
            Kind(name, content, standard(look), own_words=True)
            for name, content, look in _WORDS_WITHOUT_STYLES
        ),
        Kind("words-of-clerks", POWIAT, standard(words="clerks")),
        Kind("words-as-questions", TOWN, standard(words="questions")),
        Kind("order-changed", RURAL, standard(order=_REVERSED)),
        Kind("headings-in-parts", RURAL, frames.in_parts),
        Kind("headings-together", CITY, standard(together=_TOGETHER)),
        Kind("headings-absent", CITY, prose.running_text),
        Kind("contents-field", TOWN, standard(start=frames.contents_field)),
        Kind("contents-typed", RURAL, standard(looks.arabic, start=frames.contents_typed)),
        Kind(
            "unit-in-header",
            TOWN,
            standard(start=frames.unit_in_header, identification=bodies.people_lists),
            unscored=("identification",),
        ),
        Kind(
            "unit-in-footer",
            RURAL,
            standard(start=frames.unit_in_footer, identification=bodies.people_lists),
            unscored=("identification",),
        ),
        Kind(
            "period-in-title", SHORT, standard(start=frames.period_in_title, order=_WITHOUT_PERIOD)
        ),
        Kind("preface-and-end", POWIAT, frames.with_preface(standard(start=None))),
        Kind("schedule-landscape", POWIAT, standard(landscape=("schedule",))),
        Kind(
            "schedule-in-annex",
            PLAIN,
            standard(
                order=(*frames.without("schedule"), "schedule"),
                together=(("Załącznik nr 1 – Harmonogram działań", ("schedule",)),),
                landscape=("schedule",),
            ),
        ),
        Kind("form-two-columns", URBAN_RURAL, forms.two_columns()),
        Kind("form-nested-tables", TOWN, forms.two_columns(nested=True)),
        Kind("form-numbered-rows", CITY, forms.two_columns(numbered=True)),
        Kind("form-three-columns", POWIAT, forms.three_columns),
        Kind("form-label-above", SHORT, forms.label_above),
        *_cycled(_SCHEDULES, "", lambda schedule: standard(schedule=schedule)),
        *(
            Kind(name, content, standard(schedule=schedule, landscape=("schedule",)))
            for name, content, schedule in _BROAD_SCHEDULES
        ),
        *_cycled(_SECTIONS, "", lambda instead: standard(**instead)),
        Kind(
            "goals-with-actions",
            RURAL,
            standard(
                together=(("Cele i działania", ("goals", "schedule")),),
                goals=lambda draft, place: None,
                schedule=schedule_texts.goals_with_actions,
            ),
        ),
        Kind(
            "priorities-and-goals-table",
            URBAN_RURAL,
            standard(
                together=(("Priorytety i cele", ("priorities", "goals")),),
                priorities=lambda draft, place: None,
                goals=section_variants.priorities_and_goals_table,
            ),
        ),
        *STRANGERS,
    )
}


def build(kind: Kind, folder: Path, *, content: str | None = None, own_words: bool = False) -> dict:
    """Write `folder`/submission.docx and return its gold."""
    draft = Draft(load(content or kind.content), own_words or kind.own_words)
    kind.write(draft)
    for element in kind.unscored:
        del draft.gold["sections"][element]
    draft.gold |= {"id": folder.name, "layout": [kind.name]}
    folder.mkdir(parents=True, exist_ok=True)
    draft.doc.save(str(folder / "submission.docx"))
    return draft.gold


assert set(ELEMENTS) == set(bodies.BODIES) | {"schedule"}
