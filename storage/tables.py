"""The whole schema. Who may be joined with what is told in docs/privacy.md.

Tables that hold anonymous answers or the names of those who took part have keys without an
order in time, no row numbers on SQLite and no times.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)

from storage.exact import Exact

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in and out; SQLite keeps no zone, so UTC is kept there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone may not be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _reference(name: str, target: str, *, key: bool = False, index: bool = True) -> Column[int]:
    """Whoever deletes the target deletes what belongs to it."""
    foreign = ForeignKey(target, ondelete="CASCADE")
    return Column(name, foreign, nullable=False, primary_key=key, index=index and not key)


def _link(name: str, target: str, *, on_delete: str = "SET NULL") -> Column[int]:
    return Column(name, ForeignKey(target, ondelete=on_delete), nullable=True, index=True)


def _part(*, key: bool = True) -> tuple[Column[int], Column[int], ForeignKeyConstraint]:
    """Whoever deletes the campaign deletes what belongs to its parts."""
    campaign_and_part = (
        Column("campaign_id", Integer, nullable=False, primary_key=key),
        Column("part", Integer, nullable=False, primary_key=key),
    )
    of = ["campaign_parts.campaign_id", "campaign_parts.position"]
    return *campaign_and_part, ForeignKeyConstraint(["campaign_id", "part"], of, ondelete="CASCADE")


def _figure() -> tuple[Column[Any], ...]:
    """Either a value or what is divided; none of them where it is not given."""
    return (
        Column("status", String(16), nullable=False),
        Column("value", Exact),
        Column("numerator", Exact),
        Column("denominator", Exact),
        Column("comment", Text),
    )


regions = Table(
    "regions",
    metadata,
    _id(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("genitive", Text, nullable=False),
    Column("prepositional", Text, nullable=False),
    Column("timezone", String(40), nullable=False),
)

region_settings = Table(
    "region_settings",
    metadata,
    _reference("region_id", "regions.id", key=True),
    Column("text", Text, nullable=False),
    Column("operator", Text),
    Column("contact", Text),
    Column("policy", Text),
    # Months after a campaign's close for good; empty: the default.
    Column("retention", Integer),
    # By methodology; empty: none.
    Column("choices", JSON(none_as_null=True)),
)

municipalities = Table(
    "municipalities",
    metadata,
    _id(),
    _reference("region_id", "regions.id"),
    Column("code", String(60), nullable=False),
    Column("name", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("genitive", Text, nullable=False),
    Column("prepositional", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("timezone", String(40), nullable=False),
    Column("district", Text),
    Column("aliases", JSON, nullable=False),
    Column("teachers", Integer),
    Column("young_teachers", Integer),
    UniqueConstraint("region_id", "code"),
)

organizations = Table(
    "organizations",
    metadata,
    _id(),
    _reference("municipality_id", "municipalities.id"),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    UniqueConstraint("municipality_id", "name_key"),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("language", String(2), nullable=False),
)

# Who the person is to a messenger. Blocking the bot concerns that messenger alone.
identities = Table(
    "identities",
    metadata,
    _id(),
    _reference("person_id", "people.id"),
    Column("channel", String(20), nullable=False),
    Column("external_id", String(64), nullable=False),
    Column("blocked_at", UtcDateTime),
    UniqueConstraint("channel", "external_id"),
)

# Whom a sheet, a value or a result is about: what one of the links leads to, or what has a name
# there. A link that is empty is like no other, so a place has each subject once.
subjects = Table(
    "subjects",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), unique=True),
    Column("region_id", ForeignKey("regions.id", ondelete="CASCADE")),
    Column("municipality_id", ForeignKey("municipalities.id", ondelete="CASCADE")),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE")),
    # Both empty texts where the link itself is the subject.
    Column("name", Text, nullable=False, server_default=""),
    Column("name_key", Text, nullable=False, server_default=""),
    Index("uq_subjects_region_id", "region_id", "kind", "name_key", unique=True),
    Index("uq_subjects_municipality_id", "municipality_id", "kind", "name_key", unique=True),
    Index("uq_subjects_organization_id", "organization_id", "kind", "name_key", unique=True),
)

roles = Table(
    "roles",
    metadata,
    _id(),
    _reference("person_id", "people.id"),
    Column("role", String(20), nullable=False),
    _reference("region_id", "regions.id"),
    # Empty: the whole region. Never emptied by a deletion, which would widen the role.
    _link("municipality_id", "municipalities.id", on_delete="CASCADE"),
    Column("granted_at", UtcDateTime, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    _reference("region_id", "regions.id"),
    _link("municipality_id", "municipalities.id", on_delete="CASCADE"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    _link("used_by", "people.id"),
    Column("revoked_at", UtcDateTime),
)

# Never changed: an update of the program changes no question and no rule of a campaign.
definitions = Table(
    "definitions",
    metadata,
    _id(),
    Column("instrument", String(40), nullable=False),
    Column("instrument_version", String(20), nullable=False),
    Column("instrument_text", Text, nullable=False),
    Column("methodology", String(40), nullable=False),
    Column("methodology_version", String(20), nullable=False),
    Column("methodology_text", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)

# Authors' own files, which campaigns may be opened with.
loaded_files = Table(
    "loaded_files",
    metadata,
    _id(),
    Column("kind", String(12), nullable=False),
    Column("code", String(40), nullable=False),
    Column("version", String(20), nullable=False),
    Column("text", Text, nullable=False),
    # Empty: for all regions. Never emptied by a deletion, which would widen it.
    _link("region_id", "regions.id", on_delete="CASCADE"),
    Column("loaded_at", UtcDateTime, nullable=False),
)

campaigns = Table(
    "campaigns",
    metadata,
    _id(),
    Column("code", String(32), nullable=False, unique=True),
    _reference("region_id", "regions.id"),
    Column("title", Text, nullable=False),
    # An academic year (2025/26) or a calendar year (2025), as the instrument says.
    Column("period", String(7), nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("target_percent", Integer, nullable=False),
    Column("publication_threshold", Integer, nullable=False),
    # When what waits is counted: scheduler/counting/rhythm.py.
    Column("rhythm", String(12), nullable=False),
    _link("opened_by", "people.id"),
    # From when on no answers are taken; emptied where it is opened again.
    Column("stopped_at", UtcDateTime),
    # When what is stopped closes for good; until then nothing of it is deleted.
    Column("final_at", UtcDateTime),
    # Closed for good: it never opens again.
    Column("closed_at", UtcDateTime),
)

campaign_parts = Table(
    "campaign_parts",
    metadata,
    _id(),
    _reference("campaign_id", "campaigns.id", index=False),
    Column("position", Integer, nullable=False),
    Column("definition_id", ForeignKey("definitions.id"), nullable=False, index=True),
    # People, written down by the close: counted in no municipality, and not at all.
    Column("region_only", Integer),
    Column("nowhere", Integer),
    UniqueConstraint("campaign_id", "position"),
)

campaign_municipalities = Table(
    "campaign_municipalities",
    metadata,
    *_part(),
    _reference("municipality_id", "municipalities.id", key=True),
    # Whom the part asks: all teachers, or the young ones; unknown where nobody told.
    Column("teachers", Integer),
)

consents = Table(
    "consents",
    metadata,
    _reference("person_id", "people.id", key=True),
    *_part(),
    Column("version", String(40), nullable=False),
    # Of the words that were agreed to; empty where they are not kept.
    Column("language", String(2)),
    # Empty where the part is anonymous: times of consents and steps of figures tell who is who.
    Column("given_at", UtcDateTime),
)

# Each wording that somebody agreed to, as it was read. It names nobody and stays.
consent_wordings = Table(
    "consent_wordings",
    metadata,
    Column("version", String(40), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("words", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What is filled in: the answers of a subject in a part of a campaign.
sheets = Table(
    "sheets",
    metadata,
    _id(),
    *_part(key=False),
    _reference("subject_id", "subjects.id"),
    _link("municipality_id", "municipalities.id"),
    _link("organization_id", "organizations.id"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("handed_in", Boolean, nullable=False, server_default=false()),
    # Empty for ever in an anonymous campaign, as is the next.
    Column("submitted_at", UtcDateTime),
    # What is counted of it.
    Column("submission_id", String(32)),
    UniqueConstraint("campaign_id", "part", "subject_id"),
)

# Who fills a sheet in, each with a place of their own in it.
editors = Table(
    "editors",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    _reference("person_id", "people.id", key=True),
    # Where the person looks after «back» or a jump; empty: at the next item to answer.
    Column("shown_item", String(20)),
    # A typed text that waits for a word of its author, or was refused last: bot/rules/pending.py.
    Column("pending", JSON(none_as_null=True)),
    Index("ix_editors_person_id", "person_id"),
)

# The message that shows a sheet to a person on a channel.
screens = Table(
    "screens",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    _reference("identity_id", "identities.id", key=True),
    Column("message", String(64), nullable=False),
    Index("ix_screens_identity_id", "identity_id"),
)

# Of these nobody knows whether their screen has come.
unshown = Table(
    "unshown",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    _reference("identity_id", "identities.id", key=True),
    Index("ix_unshown_identity_id", "identity_id"),
)

answers = Table(
    "answers",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    Column("item", String(20), primary_key=True),
    Column("value", JSON, nullable=False),
    sqlite_with_rowid=False,
)

# In an anonymous part, instead of rows in `answers`.
sealed_drafts = Table(
    "sealed_drafts",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    # storage/seal.py; empty before the first answer.
    Column("sealed", LargeBinary),
)

# What was handed in last and is not counted yet.
waiting = Table(
    "waiting",
    metadata,
    _reference("sheet_id", "sheets.id", key=True),
    *_part(key=False),
    # Where it was handed in.
    _reference("municipality_id", "municipalities.id"),
    # False for a correction of what is counted.
    Column("newcomer", Boolean, nullable=False),
    # Made and read by storage/waiting_answers.py.
    Column("answers", LargeBinary, nullable=False),
    Index(
        "ix_waiting_campaign_id_part_municipality_id_newcomer",
        *("campaign_id", "part", "municipality_id", "newcomer"),
    ),
    sqlite_with_rowid=False,
)

# The state of counting in a place; whoever counts there locks it.
counting = Table(
    "counting",
    metadata,
    *_part(),
    _reference("municipality_id", "municipalities.id", key=True),
    # The municipality's day on which the rhythm was settled last; the opening day at first.
    Column("came_round_on", Date, nullable=False),
    # The coverage, as the close wrote it down.
    Column("delivered", Integer),
    # A sum that was never shown, from before answers were counted in groups: item, option, number.
    Column("held", JSON(none_as_null=True)),
    Column("held_people", Integer, nullable=False, server_default="0"),
    # Nothing of the place was shown beside it.
    Column("held_alone", Boolean, nullable=False, server_default=false()),
    # Items under a condition were shown before, and stay as they were.
    Column("conditional_stands", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

# What was counted.
submissions = Table(
    "submissions",
    metadata,
    Column("id", String(32), primary_key=True),
    *_part(key=False),
    # Empty: for the region only.
    _link("municipality_id", "municipalities.id", on_delete="CASCADE"),
    Column("answers", JSON, nullable=False),
    Index(
        "ix_submissions_campaign_id_part_municipality_id", "campaign_id", "part", "municipality_id"
    ),
    sqlite_with_rowid=False,
)

# Marks of who was counted, until the close.
participations = Table(
    "participations",
    metadata,
    *_part(),
    _reference("person_id", "people.id", key=True),
    _reference("municipality_id", "municipalities.id"),
    Index("ix_participations_person_id", "person_id"),
    sqlite_with_rowid=False,
)

counters = Table(
    "counters",
    metadata,
    *_part(),
    _reference("municipality_id", "municipalities.id", key=True),
    Column("item", String(40), primary_key=True),
    Column("option", String(20), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Of people who are counted in no municipality; empty until the close.
region_counters = Table(
    "region_counters",
    metadata,
    *_part(),
    Column("item", String(40), primary_key=True),
    Column("option", String(20), primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Marks of who was counted and deleted everything since: storage/account_mark.py.
departed = Table(
    "departed",
    metadata,
    *_part(),
    Column("account", String(64), primary_key=True),
    sqlite_with_rowid=False,
)

HAS_NO_RATER, IS_ACCEPTED = text("NOT has_rater"), text("accepted")

# Figures of subjects, out of which results are scored.
indicator_values = Table(
    "indicator_values",
    metadata,
    _id(),
    *_part(key=False),
    _reference("subject_id", "subjects.id"),
    Column("indicator", String(80), nullable=False),
    Column("origin", String(16), nullable=False),
    # Emptied where the person deletes all that is stored of them; the value stays.
    _link("rater_id", "people.id"),
    Column("has_rater", Boolean, nullable=False),
    *_figure(),
    _link("given_by", "people.id"),
    Column("given_at", UtcDateTime, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Index(
        "uq_indicator_values_of_a_rater",
        *("campaign_id", "part", "subject_id", "indicator", "origin", "rater_id"),
        unique=True,
    ),
    # No rater is like no other to the databases, so what has none is kept apart by itself.
    Index(
        "uq_indicator_values_of_nobody",
        *("campaign_id", "part", "subject_id", "indicator", "origin"),
        unique=True,
        sqlite_where=HAS_NO_RATER,
        postgresql_where=HAS_NO_RATER,
    ),
    Index(
        "uq_indicator_values_accepted",
        *("campaign_id", "part", "subject_id", "indicator"),
        unique=True,
        sqlite_where=IS_ACCEPTED,
        postgresql_where=IS_ACCEPTED,
    ),
)

# Each state of a value of a form, the newest too.
value_changes = Table(
    "value_changes",
    metadata,
    _id(),
    _reference("value_id", "indicator_values.id"),
    Column("act", String(10), nullable=False),
    *_figure(),
    _link("changed_by", "people.id"),
    Column("changed_at", UtcDateTime, nullable=False),
)

# What was scored, for good: a later scoring is another version.
results = Table(
    "results",
    metadata,
    _id(),
    *_part(key=False),
    _reference("subject_id", "subjects.id"),
    Column("version", Integer, nullable=False),
    Column("definition_id", ForeignKey("definitions.id"), nullable=False, index=True),
    Column("made_at", UtcDateTime, nullable=False),
    # As `metodbot score --format json` tells it.
    Column("document", JSON, nullable=False),
    UniqueConstraint("campaign_id", "part", "subject_id", "version"),
)

# What a chat of a person stands at.
dialogues = Table(
    "dialogues",
    metadata,
    _reference("identity_id", "identities.id", key=True),
    # What was opened last; what is typed is meant for it.
    _link("sheet_id", "sheets.id"),
    # The channel's own number of the newest text that was taken.
    Column("last_order", BigInteger, nullable=False, default=0),
    # What else of the bot stands below the questionnaire, the newest; empty: nothing.
    Column("below", String(80)),
)

# Texts that were taken, by the keys that their channel gave them: brought again they are known.
taken_acts = Table(
    "taken_acts",
    metadata,
    _id(),
    _reference("identity_id", "identities.id", index=False),
    Column("key", String(80), nullable=False),
    UniqueConstraint("identity_id", "key"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("unique_key", String(200), nullable=False, unique=True),
    _reference("person_id", "people.id"),
    Column("kind", String(40), nullable=False),
    Column("parameters", JSON, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    # A reminder that could not leave by the evening is not sent at night.
    Column("expires_at", UtcDateTime),
    Column("state", String(12), nullable=False, default="pending"),
    Column("claimed_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Column("attempts", Integer, nullable=False, default=0),
    # A code, where it has not arrived or perhaps not; never Telegram's own words.
    Column("reason", String(40)),
    Index("ix_outbox_state_due_at", "state", "due_at"),
)

# What each reminder was about, and on which day of the reminded person's own calendar.
reminders = Table(
    "reminders",
    metadata,
    _id(),
    _reference("outbox_id", "outbox.id"),
    _reference("campaign_id", "campaigns.id"),
    Column("part", Integer, nullable=False),
    _link("municipality_id", "municipalities.id", on_delete="CASCADE"),
    Column("reason", String(12), nullable=False),
    Column("day", Date, nullable=False),
)

# How often somebody wants to hear who is late, of a campaign with this deadline.
late_list_paces = Table(
    "late_list_paces",
    metadata,
    _reference("person_id", "people.id", key=True),
    _reference("campaign_id", "campaigns.id", key=True),
    Column("deadline", Date, nullable=False),
    Column("pace", String(8), nullable=False),
)

snoozes = Table(
    "snoozes",
    metadata,
    _reference("person_id", "people.id", key=True),
    Column("until", Date, nullable=False),
)
