## Уровни
level-none = не определён
level-high = высокий
level-medium = средний
level-low = низкий
level-sufficient = достаточный
level-recommended = рекомендована
level-revise = на доработку
level-not_recommended = не рекомендована

## Пометки к результату
note-gap = сумма баллов попала в пробел печатной шкалы
note-assumed_ladder = порогов в источнике нет, взяты предположительные
note-over_100 = больше 100 %
note-small_n = знаменатель меньше 5, доля ненадёжна
note-hanging = неприменимо вслед за показателем, от которого зависит
note-percent_only = известен только процент, без числителя и знаменателя
note-no_thresholds = порогов для уровней в источнике нет, их задаёт регион
note-reduced_maximum = максимум меньше: часть показателей неприменима
note-several_criteria = есть значения для нескольких видов сразу; оставьте один
note-low_qualification = источник предупреждает: при такой доле квалификация педагогов низкая
note-zero_denominator = знаменатель равен нулю, значения нет
note-negative = отрицательное число
note-not_whole = не целое число
note-too_large = слишком большое число
note-out_of_range = больше возможного
note-part_above_whole = часть больше целого
note-over_criterion = сумма больше максимума критерия

## Почему
why-source = источник: { $source }
why-points =
    { $points ->
        [one] { $points } балл из { $most }
        [few] { $points } балла из { $most }
        [many] { $points } баллов из { $most }
       *[other] { $points } балла из { $most }
    }
why-level = уровень: { $level }
why-status-given = дано
why-status-missing = нет данных
why-status-not_applicable = неприменимо
why-status-refused = значение не принято
why-step =
    { $points ->
        [one] значение { $entered }: { $interval } — { $points } балл
        [few] значение { $entered }: { $interval } — { $points } балла
        [many] значение { $entered }: { $interval } — { $points } баллов
       *[other] значение { $entered }: { $interval } — { $points } балла
    }
why-against = (сравнивается с показателем { $indicator })
why-assumed = (пороги предположительные)
why-band = { $band }: { $level }
why-gap = { $band }: печатная шкала уровня не называет, принят уровень: { $level }

## Ошибки в таблице
remark-place =
    { $whole ->
        [yes] { $sheet }
       *[no] { $column ->
            [no] { $sheet }, строка { $row }
           *[other] { $sheet }, строка { $row }, столбец { $column }
        }
    }
table-unreadable_file = файл не читается. Нужен CSV или XLSX.
table-unclosed_quote = кавычка открыта и нигде не закрыта, остаток файла потерян. Закройте или сотрите её.
table-empty_table = таблица пуста. Первая строка — заголовки, под ней данные.
table-no_municipality_column = нет столбца «Муниципалитет». Назовите так столбец с муниципалитетами.
table-unknown_column = столбец «{ $found }» не относится ни к какому показателю. Назовите его номером показателя или удалите.
table-repeated_column = столбец «{ $found }» стоит дважды. Оставьте один.
table-no_value_column = нет столбца со значениями. Добавьте «Значение» или столбцы показателей.
table-no_numerator_column = у столбца «{ $found }» нет пары с числителем. Добавьте её.
table-no_denominator_column = у столбца «{ $found }» нет пары со знаменателем. Добавьте её.
table-beyond_header = значение «{ $found }» стоит там, где нет заголовка. Назовите столбец или сотрите значение.
table-empty_municipality = муниципалитет не указан. Впишите его.
table-unknown_municipality = муниципалитета «{ $found }» в регионе нет. Исправьте название.
table-ambiguous_municipality = название «{ $found }» подходит нескольким. Уточните.
table-total_row = «{ $found }» — не муниципалитет. Удалите строку итогов.
table-candidates = Возможно: { $names }.
table-repeated_municipality = «{ $found }» встречается второй раз. Оставьте одну строку.
table-empty_indicator = показатель не указан. Впишите его номер.
table-unknown_indicator = показателя «{ $found }» в методике нет. Исправьте номер.
table-repeated_value = второе значение того же показателя. Оставьте одно.
table-not_a_number = «{ $found }» — не число. Впишите число или оставьте пустым.
table-not_whole = «{ $found }» — не целое число.
table-negative = «{ $found }» — отрицательное число.
table-too_large = «{ $found }» слишком велико: больше { $limit }.
table-date = «{ $found }» — дата. Так Excel мог переделать число; впишите число.
table-formula_error = ошибка формулы: «{ $found }». Исправьте формулу или впишите число.
table-formula_not_computed = формула не посчитана. Откройте файл в Excel и сохраните или впишите число.
table-out_of_range = «{ $found }» больше возможного: не больше { $limit }.
table-not_yes_no = «{ $found }»: здесь нужно «да» или «нет».
table-part_above_whole = часть больше целого: «{ $found }».
table-no_numerator = знаменатель есть, числителя нет. Впишите его.
table-no_denominator = числитель есть, знаменателя нет. Впишите его.
table-value_differs = значение «{ $found }» не равно числителю, делённому на знаменатель. Исправьте одно из чисел.
table-not_divided = у этого показателя нет числителя и знаменателя. Впишите значение.
table-unknown_status = состояние «{ $found }» неизвестно. Возможны given, missing, not_applicable, refused.

## Замечания к цифрам
remark-control = { $municipality }, показатель { $indicators }: сообщено { $reported }, по контрольным данным { $expected }. Сверьте.
remark-below_previous = { $municipality }, показатель { $indicators }: { $reported } меньше прошлого значения { $expected }, хотя он накопительный. Сверьте.
remark-contradiction = { $municipality }, показатели { $indicators }: сумма { $reported } не согласуется с { $expected } (правило { $rule }). Сверьте.
remark-negative = { $municipality }, показатель { $indicators }: отрицательное число { $reported }.
remark-not_whole = { $municipality }, показатель { $indicators }: нужно целое число.
remark-too_large = { $municipality }, показатель { $indicators }: { $reported } слишком велико.
remark-out_of_range = { $municipality }, показатель { $indicators }: { $reported } больше возможного ({ $expected }).
remark-part_above_whole = { $municipality }, показатель { $indicators }: часть { $reported } больше целого { $expected }.
remark-over_criterion = { $municipality }, показатель { $indicators }: сумма больше максимума критерия ({ $expected }).
remark-zero_denominator = { $municipality }, показатель { $indicators }: знаменатель равен нулю.
