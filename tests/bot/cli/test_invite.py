from datetime import timedelta

from tests.bot.cli.conftest import NOW, Metodbot

COORDINATOR = ("invite", "coordinator", "--region", "leningrad", "--municipality", "luzhsky")


def test_an_invitation_is_told_with_its_end_and_its_link(metodbot_with_region: Metodbot) -> None:
    result = metodbot_with_region(*COORDINATOR, "--days", "3")
    assert result.exit_code == 0
    assert "until 2026-05-15 12:00 MSK" in result.stdout
    assert "?start=i_" in result.stdout


def test_open_invitations_are_listed_until_they_expire(metodbot_with_region: Metodbot) -> None:
    metodbot_with_region(*COORDINATOR)
    metodbot_with_region("invite", "official", "--region", "leningrad", "--days", "1")
    listing = ("invite", "list", "--region", "leningrad")
    lines = metodbot_with_region(*listing).stdout.splitlines()
    assert lines[1].split() == ["1", "coordinator", "luzhsky", "2026-05-26", "12:00", "MSK"]
    assert lines[2].split() == ["2", "official", "2026-05-13", "12:00", "MSK"]
    later = metodbot_with_region(*listing, now=NOW + timedelta(days=2)).stdout.splitlines()
    assert len(later) == 2


def test_a_revoked_invitation_is_gone_from_the_list(metodbot_with_region: Metodbot) -> None:
    metodbot_with_region(*COORDINATOR)
    assert metodbot_with_region("invite", "revoke", "1").exit_code == 0
    listed = metodbot_with_region("invite", "list", "--region", "leningrad")
    assert listed.stdout == "No unused invitations.\n"
    again = metodbot_with_region("invite", "revoke", "1")
    assert (again.exit_code, "no invitation 1" in again.stderr) == (1, True)
    assert "invite list --region" in again.stderr


def test_an_official_may_be_of_one_municipality(metodbot_with_region: Metodbot) -> None:
    result = metodbot_with_region(
        "invite", "official", "--region", "leningrad", "--municipality", "luzhsky"
    )
    assert result.exit_code == 0


def test_a_coordinator_is_of_a_municipality(metodbot_with_region: Metodbot) -> None:
    assert metodbot_with_region("invite", "coordinator", "--region", "leningrad").exit_code == 2
    unknown = (*COORDINATOR[:-1], "luna")
    assert metodbot_with_region(*unknown).exit_code == 1


def test_an_invitation_is_told_in_the_time_of_its_place(metodbot: Metodbot) -> None:
    metodbot("territory", "load", "krasnoyarsk")
    told = metodbot("invite", "official", "--region", "krasnoyarsk", "--days", "3").stdout
    assert "until 2026-05-15 16:00 +07" in told
    listed = metodbot("invite", "list", "--region", "krasnoyarsk").stdout
    assert "2026-05-15 16:00 +07" in listed
