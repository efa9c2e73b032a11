"""What may be shown of counters: no small base, in no place and in no sum."""

from collections.abc import Collection, Iterable, Sequence

from scheduler.counting.counts import Choice, Counts, base, summed


def shown(counts: Counts, threshold: int, withheld: Collection[str] = ()) -> dict[Choice, int]:
    """Without the items of a small base, and without `withheld` ones."""
    return {
        (item, option): n
        for (item, option), n in counts.items()
        if item not in withheld and base(counts, item) >= threshold
    }


def region_shown(
    places: Iterable[Counts], threshold: int, withheld: Collection[str] = ()
) -> dict[Choice, int]:
    """Until the close: the sum of what is shown of the municipalities."""
    return summed(shown(counts, threshold, withheld) for counts in places)


def region_closed(
    places: Iterable[Counts], region_only: Counts, threshold: int
) -> dict[Choice, int]:
    """After the close: item by item, what no municipality shows is put together.

    `region_only` are the counters of people who are counted in no municipality.
    """
    known = list(places)
    together = pooled(known, region_only, threshold)
    return summed([region_shown(known, threshold), together])


def pooled(places: Sequence[Counts], region_only: Counts, threshold: int) -> dict[Choice, int]:
    """What the region has after the close beside its municipalities' figures."""
    small = (_small(counts, threshold) for counts in places)
    return shown(summed([*small, region_only]), threshold)


def _small(counts: Counts, threshold: int) -> Counts:
    return {choice: n for choice, n in counts.items() if base(counts, choice[0]) < threshold}
