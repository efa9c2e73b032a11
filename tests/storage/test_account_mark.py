from hypothesis import given
from hypothesis import strategies as st

from storage.account_mark import account_mark
from storage.campaign_key import CampaignKey

KEY, OTHER_KEY = CampaignKey.derived(bytes(32)), CampaignKey.derived(bytes([1] * 32))
accounts = st.tuples(st.text(), st.text(), st.text())


@given(accounts, accounts)
def test_no_two_accounts_have_one_mark(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert (account_mark(KEY, *one) == account_mark(KEY, *other)) == (one == other)


def test_where_one_part_ends_and_the_next_begins_is_told_apart() -> None:
    parts = [("c1", "telegram", "23"), ("c12", "telegram", "3"), ("c1", "telegram2", "3")]
    assert len({account_mark(KEY, *one) for one in parts}) == 3


def test_without_the_key_an_account_cannot_be_tried() -> None:
    account = ("aB3dE6gH9jK2", "telegram", "7000000001")
    assert account_mark(KEY, *account) != account_mark(OTHER_KEY, *account)


def test_an_update_does_not_change_marks() -> None:
    """Else whoever deleted everything could be counted again."""
    mark = account_mark(KEY, "aB3dE6gH9jK2", "telegram", "7000000001")
    assert mark == "c648c6969519005a42a0f68cb5ac238c09964c65927b1028378d981dc8869008"
