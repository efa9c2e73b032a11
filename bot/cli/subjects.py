"""Whom a table is about: the municipalities of the registry by their codes, others by names."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from scoring.methodology.assessment import SubjectKind
from scoring.results.subject import Subject, subject_called
from storage.territories import Municipality


def subjects_by_name(
    kind: SubjectKind, names: Sequence[str], known: Sequence[Municipality]
) -> dict[str, Subject]:
    """`names` as the table's reader has found them; a code that two regions have tells nobody."""
    codes = {one.short: one.code for one in known}
    held = Counter(codes[name] for name in names if name in codes)
    return {
        name: Subject(kind, codes[name], name)
        if name in codes and held[codes[name]] == 1
        else subject_called(kind, name)
        for name in names
    }


def by_code(values: pd.DataFrame, subjects: Mapping[str, Subject]) -> pd.DataFrame:
    """Values as they were read, by name; whoever is not among the subjects keeps the name."""
    codes = {name: one.code for name, one in subjects.items() if one.code != name}
    if not codes:
        return values
    return values.assign(subject=values["subject"].map(lambda name: codes.get(name, name)))
