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
table-old_workbook = это книга старого Excel (.xls). Откройте её в Excel и сохраните как XLSX.
table-binary_workbook = это двоичная книга Excel (.xlsb). Откройте её в Excel и сохраните как XLSX.
table-open_document = это таблица OpenDocument (.ods). Сохраните её как XLSX или CSV.
table-locked_workbook = файл закрыт паролем. Снимите пароль в Excel и сохраните файл заново.
table-damaged_workbook = файл похож на XLSX, но повреждён или скачан не до конца. Откройте его в Excel и сохраните как новый XLSX.
table-web_page = это выгрузка в HTML или XML, как бы файл ни назывался. Откройте её в Excel и сохраните как XLSX.
table-other_document = это документ другого вида, не таблица. Нужен CSV или XLSX.
table-too_large_file = в файле больше гигабайта данных. Оставьте в нём только таблицу.
table-far_cell = таблица тянется до ячейки { $found }: далеко справа или внизу что-то написано. Удалите лишние строки и столбцы.
table-unclosed_quote = кавычка открыта и нигде не закрыта, остаток файла потерян. Закройте или сотрите её.
table-empty_table = таблица пуста. Первая строка — заголовки, под ней данные.
table-no_municipality_column = нет столбца «Муниципалитет». Назовите так столбец с муниципалитетами.
table-unknown_column = столбец «{ $found }» не относится ни к какому показателю. Назовите его номером показателя или удалите.
table-open_column = по заголовку «{ $found }» не понять, числитель это, знаменатель или само значение. Допишите к номеру показателя «числитель», «знаменатель» или «значение».
table-open_id = номер «{ $found }» записан числом: так выглядит и { $found }0. Запишите номер текстом.
table-repeated_column = столбец «{ $found }» стоит дважды. Оставьте один.
table-no_value_column = нет столбца со значениями. Добавьте «Значение» или столбцы показателей.
table-no_numerator_column = у столбца «{ $found }» нет пары с числителем. Добавьте её.
table-no_denominator_column = у столбца «{ $found }» нет пары со знаменателем. Добавьте её.
table-beyond_header = значение «{ $found }» стоит там, где нет заголовка. Назовите столбец или сотрите значение.
table-empty_municipality = муниципалитет не указан. Впишите его.
table-no_name = «{ $found }» — не название. Впишите муниципалитет.
table-unknown_municipality = муниципалитета «{ $found }» в регионе нет. Исправьте название.
table-ambiguous_municipality = название «{ $found }» подходит нескольким. Уточните.
table-candidates = Возможно: { $names }.
table-repeated_municipality = «{ $found }» встречается второй раз. Оставьте одну строку.
table-empty_indicator = показатель не указан. Впишите его номер.
table-unknown_indicator = показателя «{ $found }» в методике нет. Исправьте номер.
table-repeated_value = второе значение того же показателя. Оставьте одно.
table-not_a_number = «{ $found }» — не число. Впишите число или оставьте пустым.
table-odd_spaces = «{ $found }»: пробел стоит не между тысячами. Впишите одно число.
table-open_share = «{ $found }» может быть и частью единицы, и процентом. Допишите знак %: 54 % или 0,54 %.
table-number_for_list = «{ $found }»: здесь нужен перечень через точку с запятой, а не число.
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

## Что в таблице пропущено или понято по сходству
table-passed_total = «{ $found }» — строка итогов, пропущена.
table-passed_note = «{ $found }» — примечание или подпись, строка пропущена.
table-passed_numbers = здесь номера столбцов, строка пропущена.
table-passed_head = заголовок «{ $found }» повторён, строка пропущена.
table-matched_by_likeness = названия «{ $found }» в регионе нет, по сходству принято: { $names }.

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
