## Ошибки в файле региона
author-not_a_code = «{ $value }» — не код
    .mend = возьмите до { $limit } знаков: латинские строчные буквы, цифры и _, первой — букву
author-spaces_to_spare = текст пуст, или в нём лишние пробелы
    .mend = оставьте между словами по одному
author-no_preposition = «{ $value }» — без предлога
    .mend = напишите, как в словах «работа … »: «в …», «во …» или «на …»
author-not_a_time_zone = «{ $value }» — не часовой пояс
    .mend = напишите его так: Europe/Moscow
author-code_twice = код «{ $code }» уже занят: { $first }
    .mend = выберите другой
author-name_without_a_word = в «{ $name }» нет собственного имени
    .mend = напишите и его
author-name_of_two = «{ $name }» — это ещё и название другого муниципалитета: { $first }
    .mend = оставьте его кому-то одному
author-unknown_district = округа с кодом «{ $code }» нет
    .mend = добавьте его в «districts»
author-more_young_than_all = молодых педагогов { $young } — больше, чем всех: { $all }
    .mend = проверьте оба числа
author-number_without_source = у «{ $key }» нет источника
    .mend = добавьте «source»: документ и его дату
author-too_many_of_a_letter = на букву «{ $letter }» начинается { $count ->
        [one] { $count } название
        [few] { $count } названия
       *[other] { $count } названий
    }, на экран поместится { $holds }
    .mend = разделите регион на два файла
author-longer_than_fits = в тексте { $count ->
        [one] { $count } знак
        [few] { $count } знака
       *[other] { $count } знаков
    }, а поместится { $limit }
    .mend = сократите его
author-not_months = «{ $value }» — не срок хранения
    .mend = напишите, сколько месяцев, целым числом от { $least } до { $most }: например, 36
author-not_a_link = «{ $value }» — не ссылка
    .mend = напишите её целиком, как https://example.ru/policy
