from __future__ import annotations

from typing import Literal, TypeAlias

Code: TypeAlias = Literal[
    "unknown_item",
    "not_applicable",
    "unknown_row",
    "unknown_option",
    "exclusive_option",
    "choice_not_expected",
    "done_not_expected",
    "text_not_expected",
    "not_text",
    "command",
    "rest_of_too_long",
    "answer_number_expected",
    "required",
    "too_few",
    "too_many",
    "empty",
    "too_long",
    "not_a_number",
    "not_whole",
    "ambiguous_number",
    "not_a_year",
    "ambiguous_year",
    "not_a_date",
    "ambiguous_date",
    "date_without_year",
    "below_minimum",
    "above_maximum",
    "constraint",
]


class Refused(Exception):
    """What was answered cannot be taken; nothing has changed.

    `data` holds what the words about it need: `limit` for too_few, too_many, too_long,
    rest_of_too_long, below_minimum and above_maximum; `last` for answer_number_expected;
    `message` (a Text) for constraint; `option` (its id) for exclusive_option; `part` for
    unknown_option where only that part of a list is not understood; both readings, `first` and
    `second`, for what is ambiguous; an `example` that would be taken for not_a_year, not_a_date
    and date_without_year.
    """

    def __init__(self, code: Code, **data: object) -> None:
        super().__init__(code, data)
        self.code: Code = code
        self.data = data
