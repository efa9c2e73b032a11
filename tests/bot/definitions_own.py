"""A questionnaire of an author's own, in two versions, and its methodologies."""

INSTRUMENT = """id: tea
version: "1"
title: {ru: Чай в учительской, en: Tea in the staff room}
audience: teacher
anonymous: true
source: {file: own, part: tests}
items:
  - id: "1"
    type: several
    title: Какой чай вы пьёте?
    short: Чай
    options:
      - {id: green, label: Зелёный}
      - {id: black, label: Чёрный}
    source: {file: own, part: tests}
"""
METHODOLOGY = """id: tea
kind: questionnaire
version: "1"
title: Чай в учительской
source: {file: own, part: tests}
profiles:
  - id: tastes
    title: Какой чай любят
    item: "1"
    source: {file: own, part: tests}
"""
SECOND_INSTRUMENT = INSTRUMENT.replace('version: "1"', 'version: "2"').replace(
    "id: black, label: Чёрный", "id: red, label: Красный"
)
SECOND_METHODOLOGY = METHODOLOGY.replace('version: "1"', 'version: "2"').replace(
    "Какой чай любят", "Какой чай нравится"
)
ITEMS = """items:
  - {id: "1", type: several, options: [green, black], source: {file: own, part: tests}}
"""
ABOUT_A_CALENDAR_YEAR = INSTRUMENT.replace(
    "anonymous: true", "anonymous: true\nperiod: calendar_year"
)
