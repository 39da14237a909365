"""Things put in order on disk come back as a sort in memory would give them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.sorting import sorting

texts = st.text(alphabet=st.characters(exclude_characters="\0"), max_size=4)


@given(things=st.lists(st.tuples(st.tuples(texts, texts), st.binary(max_size=3))))
def test_the_order_is_that_of_sorted_and_equal_keys_stay_as_they_came(things) -> None:
    with sorting() as room:
        for key, data in things:
            room.add(key, data)
        found = list(room.in_order())
    assert found == [data for _, data in sorted(things, key=lambda thing: thing[0])]
