"""Which submission a file belongs to, told by what it says and never guessed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.placing import KnownSubmission, placements

OTHER = ("Remont sali", "Zakup tablic", "Nowe zajęcia")


def kinds(arrivals, known=()):
    by_path = {one.review.source.sha256: one.review.source.path for one in arrivals}
    return {by_path[one.sha256]: one.kind for one in placements(arrivals, known)}


def known(plan, *paths):
    return KnownSubmission(id="1465011", teryt="1465011", paths=frozenset(paths), plan=plan)


def test_files_of_one_unit_are_versions_in_the_order_they_were_saved(arriving):
    late = arriving("a ostateczna.docx", day=9, actions=OTHER)
    early = arriving("z pierwsza.docx", day=1)
    assert [one.sha256 for one in placements([late, early], ())] == [
        early.review.source.sha256,
        late.review.source.sha256,
    ]
    assert set(kinds([late, early]).values()) == {"version"}


def test_one_text_in_two_formats_is_one_version(arriving):
    word = arriving("plan.docx", day=2)
    pdf = arriving("plan.pdf", day=1, media_type="application/pdf", reader="pdf")
    scan = arriving(
        "plan podpisany.pdf",
        actions=("Szkolenie rad pedagog1cznych", "Powolanie zespolu", "Ankieta wsród rodzicow"),
        media_type="application/x-scan",
        reader="scan",
    )
    assert kinds([pdf, scan, word]) == {
        "plan.docx": "version",
        "plan.pdf": "copy",
        "plan podpisany.pdf": "copy",
    }
    copies = [one for one in placements([pdf, scan, word], ()) if one.kind == "copy"]
    assert {one.copy_of for one in copies} == {word.review.source.sha256}


def test_a_copy_is_one_of_the_version_that_it_is_nearest_to(arriving):
    first = arriving("a pierwsza.docx", day=1)
    second = arriving("b druga.docx", day=9)
    pdf = arriving("c druga.pdf", day=9, media_type="application/pdf", reader="pdf")
    placed = {one.sha256: one for one in placements([first, second, pdf], ())}
    assert placed[pdf.review.source.sha256].copy_of == second.review.source.sha256


def test_the_same_format_twice_is_a_correction_however_alike(arriving):
    first, second = arriving("plan.docx"), arriving("plan 2.docx", day=3)
    assert set(kinds([first, second]).values()) == {"version"}


def test_two_files_saved_at_one_moment_are_for_an_editor_to_order(arriving):
    assert sorted(kinds([arriving("a.docx"), arriving("b.docx", actions=OTHER)]).values()) == [
        "doubtful",
        "version",
    ]


def test_a_file_without_a_unit_that_resembles_a_known_plan_is_doubtful(arriving):
    earlier = arriving("plan.docx").review.plan
    nameless = arriving("poprawka.docx", teryt=None)
    unsure = arriving("poprawka2.docx", confidence=0.6)
    strange = arriving("inny.docx", teryt=None, actions=OTHER)
    placed = placements([nameless, unsure, strange], [known(earlier, "plan.docx")])
    assert [one.candidates for one in placed] == [("1465011",), ("1465011",), ()]
    assert [one.kind for one in placed] == ["doubtful", "doubtful", "version"]


def test_a_file_that_cannot_be_read_is_in_doubt_only_under_a_known_name(arriving):
    locked = arriving("plan.docx", content="zaszyfrowany", actions=())
    stranger = arriving("inny.docx", actions=())
    earlier = [known(None, "plan.docx")]
    assert kinds([locked, stranger], earlier) == {"plan.docx": "doubtful", "inny.docx": "unread"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(arriving_many, order):
    assert placements([arriving_many[n] for n in order], ()) == placements(arriving_many, ())
