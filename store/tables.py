"""The tables of the store. What they hold and why is said once, here.

Reviews are kept by what was read (the bytes of the file) and what read it (the `basis`), as the
rules gave them. Which submission a file belongs to, and how its findings go on from version to
version, is decided afterwards: so a batch that is cut short loses nothing that was worked out.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# Lengths: SHA-256 in hexadecimal, a fingerprint, a name of our own.
_HASH, _FINGERPRINT, _NAME = 64, 16, 40


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone; kept in UTC, since SQLite keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """UTC without its name. ValueError for a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """The moment in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Names of constraints are fixed, so that migrations can name them on every database."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Moment}  # noqa: RUF012 - as SQLAlchemy wants it


class ReviewRow(Base):
    """A review as the rules gave it. `basis` digests the tool, the template and the settings.

    `prints` is what is compared between submissions, None for a file without a plan.
    """

    __tablename__ = "reviews"

    sha256: Mapped[str] = mapped_column(String(_HASH), primary_key=True)
    basis: Mapped[str] = mapped_column(String(_HASH), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(_NAME))
    review: Mapped[str] = mapped_column(Text)
    prints: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]


class SubmissionRow(Base):
    """What one unit hands in for one round. `teryt` is None where the unit was not recognised."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("round", "teryt"),)

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    round: Mapped[str] = mapped_column(String(_NAME))
    teryt: Mapped[str | None] = mapped_column(String(7))
    title: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime]


class VersionRow(Base):
    """A file as it was received.

    `submission` and `number` are None while it is doubtful where the file belongs; `candidates`
    then names the submissions in question, separated by line ends. `copy_of` is the version that
    the file holds in another format, None for a version of its own. `path` is its name in the inbox
    when it was last there. `seen_in` is the number of the run that last found it there.
    """

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("round", "sha256"),
        Index("ix_versions_submission_number", "submission", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round: Mapped[str] = mapped_column(String(_NAME))
    sha256: Mapped[str] = mapped_column(String(_HASH))
    submission: Mapped[str | None] = mapped_column(ForeignKey("submissions.id"))
    number: Mapped[int | None]
    copy_of: Mapped[int | None] = mapped_column(ForeignKey("versions.id"))
    candidates: Mapped[str | None] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    received_at: Mapped[datetime]
    seen_in: Mapped[int | None]


class DecisionRow(Base):
    """What an editor decided, when.

    `finding` is the fingerprint it had in that version, None for the submission as a whole;
    `undone_at` is set where the decision was taken back.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    version: Mapped[int | None]
    finding: Mapped[str | None] = mapped_column(String(_FINGERPRINT))
    kind: Mapped[str] = mapped_column(String(_NAME))
    reason: Mapped[str | None] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(120))
    decided_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class RunRow(Base):
    """A run over an inbox. `ended_at` is None while it goes on, and for one that was cut short.

    `round` is None for a run of before it was kept.
    """

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(_NAME))
    inbox: Mapped[str] = mapped_column(Text)
    round: Mapped[str | None] = mapped_column(String(_NAME))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    files: Mapped[int] = mapped_column(default=0)
    reviewed: Mapped[int] = mapped_column(default=0)
