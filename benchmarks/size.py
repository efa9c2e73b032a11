from typing import NamedTuple


class Size(NamedTuple):
    respondents: int
    rounds: int
    seconds: float
