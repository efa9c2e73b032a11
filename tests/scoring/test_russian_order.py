from scoring.russian_order import russian_key


def test_yo_stands_with_ye_and_letter_case_is_ignored() -> None:
    names = ["Жигаловский", "ёлкинский", "Елань", "Елец", "Ёжинский", "Ачинск"]
    assert sorted(names, key=russian_key) == [
        "Ачинск",
        "Ёжинский",
        "Елань",
        "Елец",
        "ёлкинский",
        "Жигаловский",
    ]
