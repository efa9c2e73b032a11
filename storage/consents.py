"""To what a person agreed, for each part of a campaign apart, and in which words."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.parts import Part, of_part, part_values
from storage.tables import consent_wordings, consents
from storage.upsert import insert_or, upsert


async def give_consent(
    connection: AsyncConnection,
    person_id: int,
    part: Part,
    version: str,
    given_at: datetime | None,
    *,
    language: str | None = None,
) -> None:
    """Without a time where the part is anonymous.

    `language` is that of the words, which are kept by `keep_words`.
    """
    await upsert(
        connection,
        consents,
        [
            {
                "person_id": person_id,
                **part_values(part),
                "version": version,
                "language": language,
                "given_at": given_at,
            }
        ],
    )


async def consent_version(connection: AsyncConnection, person_id: int, part: Part) -> str | None:
    """None where the person has not agreed."""
    return (
        await connection.execute(
            select(consents.c.version).where(
                consents.c.person_id == person_id, of_part(consents, part)
            )
        )
    ).scalar_one_or_none()


async def keep_words(connection: AsyncConnection, version: str, language: str, words: str) -> None:
    """What is kept of a version never changes."""
    row = {"version": version, "language": language, "words": words}
    kept = insert_or(connection, consent_wordings).values(row)
    await connection.execute(kept.on_conflict_do_nothing(index_elements=["version", "language"]))


async def agreed_words(connection: AsyncConnection, person_id: int, part: Part) -> str | None:
    """None where there is no consent, or its words were the program's own and are not kept."""
    table = consent_wordings
    query = (
        select(table.c.words)
        .join(
            consents,
            (consents.c.version == table.c.version) & (consents.c.language == table.c.language),
        )
        .where(consents.c.person_id == person_id, of_part(consents, part))
    )
    return (await connection.execute(query)).scalar_one_or_none()
