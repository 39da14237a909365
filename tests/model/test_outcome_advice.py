"""Every outcome tells people what happened and what to do, in both languages."""

from __future__ import annotations

import pytest

from model.errors import Outcome
from model.outcomes import advice


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_one_sentence_of_advice_in_each_language(outcome):
    polish, english = advice(outcome, "pl"), advice(outcome, "en")
    for told in (polish, english):
        assert told.title
        assert not told.title.endswith(".")
        assert told.advice.endswith(".")
        assert ". " not in told.advice
    assert polish != english


def test_outcomes_are_told_apart():
    titles = [advice(outcome).title for outcome in Outcome]
    assert len(set(titles)) == len(titles)
