## Ошибки в файле анкеты
author-instrument_id = «{ $id }» не годится в коды анкеты
    .mend = возьмите до { $limit } знаков: латинские строчные буквы, цифры и _, первой — букву
author-version_length = значение «version» пустое или длиннее { $limit } знаков
    .mend = напишите коротко, например "1"
author-no_items = в анкете нет вопросов
    .mend = добавьте их в «items»
author-item_id = «{ $id }» не годится в номера вопроса
    .mend = возьмите до { $limit } знаков: латинские строчные буквы, цифры, _ и точку
author-listed_id = «{ $id }» не годится в коды { $what ->
        [row] строки
       *[option] варианта
    }
    .mend = возьмите до { $limit } знаков: латинские строчные буквы, цифры и _
author-no_choice = в вопросе «{ $id }» не из чего выбирать
    .mend = добавьте в «options» хотя бы два варианта
author-no_rows = в таблице «{ $id }» нет строк
    .mend = добавьте их в «rows»
author-exclusive_of_one = «{ $option }» исключает остальные, но здесь и так выбирают один вариант
    .mend = уберите «exclusive»
author-text_in_a_matrix = «{ $option }» просит написать текст, а в таблице его не пишут
    .mend = уберите «text» или задайте отдельный вопрос
author-at_least_below_one = «at_least» меньше 1
    .mend = напишите 1, а чтобы вопрос можно было пропустить, — «required: false»
author-at_least_above_at_most = нельзя выбрать не меньше { $least }, если можно не больше { $most }
    .mend = уменьшите «at_least» или увеличьте «at_most»
author-at_most_above_options = «at_most» — { $most }, а вариантов всего { $count }
    .mend = уменьшите или уберите его
author-min_above_max = «min» { $low } больше, чем «max» { $high }
    .mend = поменяйте их местами

## Что вмещает экран
author-too_many_options = в вопросе «{ $id }» { $count ->
        [one] { $count } вариант
        [few] { $count } варианта
       *[other] { $count } вариантов
    }, на экран поместится { $holds }
    .mend = разделите вопрос на два: сначала группа, потом вариант
author-options_too_long = экран вопроса «{ $id }» может занять { $characters ->
        [one] { $characters } знак
        [few] { $characters } знака
       *[other] { $characters } знаков
    }, а сообщение вмещает { $limit }: в него войдёт { $holds } из { $count ->
        [one] { $count } варианта
       *[other] { $count } вариантов
    }
    .mend = сократите подписи или разделите вопрос на два
author-ids_too_long_together = коды строки «{ $row }» и варианта «{ $option }» не умещаются на одной кнопке
    .mend = сократите их вместе на { $over ->
        [one] { $over } знак
        [few] { $over } знака
       *[other] { $over } знаков
    }

## Условия
author-condition_without_parts = в «{ $key }» нет ни одного условия
    .mend = добавьте условие или уберите ключ
author-condition_without_a_test = условие на вопрос «{ $item }» ничего не проверяет
    .mend = добавьте is, is_not, any_of, answered, above, at_least, below или at_most
author-compared_is_no_number = ответ на вопрос «{ $item }» — не число
    .mend = сравнивайте только числа
author-condition_looks_ahead = условие смотрит вперёд, на вопрос «{ $item }»
    .mend = назовите вопрос, который стоит раньше
author-no_earlier_item = нет вопроса «{ $item }»
    .mend = назовите вопрос, который стоит раньше
author-no_row = в вопросе «{ $item }» нет строки «{ $row }»
    .mend = уберите её
author-condition_without_the_row = вопрос «{ $item }» — таблица
    .mend = укажите в «row», какая строка имеется в виду
author-no_option = в вопросе «{ $item }» нет варианта «{ $option }»
    .mend = уберите его
author-ranges_overlap = у «{ $one }» и «{ $other }» есть общие числа
    .mend = сделайте так, чтобы каждое число попадало в один вариант, или укажите «quantity: false»
author-number_is_a_place = число { $number } стоит в варианте «{ $label }» и оно же — номер варианта «{ $other }»
    .mend = укажите «quantity: true», если написанное число значит вариант с этим числом, и «quantity: false», если номер
author-quantity_without_ranges = в вопросе «{ $id }» нет хотя бы двух вариантов с числом или промежутком
    .mend = уберите «quantity» или пишите варианты так: 5–9, до 25, 30 и больше
author-not_a_range = «{ $label }» не читается как число или промежуток
    .mend = пишите так: 5–9, до 25, 30 и больше
