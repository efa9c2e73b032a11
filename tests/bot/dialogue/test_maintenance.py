from storage.campaigns import Campaign
from storage.tables import answers, sealed_drafts, sheets
from tests.bot.town import Town, does


async def test_an_anonymous_draft_goes_when_the_campaign_closes(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    named = await town.answering(campaign)
    await named.tap("1")
    unnamed = await town.answering(anonymous)
    await unnamed.tap(does("c", "1", "teaching"))
    assert (await town.count(answers), await town.count(sealed_drafts)) == (1, 1)
    await town.shut(campaign)
    await town.shut(anonymous)
    await town.app.tick()
    (kept,) = await town.rows(sheets)
    assert kept["campaign_id"] == campaign.id
    assert (await town.count(answers), await town.count(sealed_drafts)) == (1, 0)
