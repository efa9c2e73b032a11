## Таблицы результатов: на экране, в CSV и XLSX
result-subject =
    { $assessed ->
        [organization] Организация
        [programme] Программа
        [head] Руководитель
        [association] Объединение
       *[municipality] Муниципалитет
    }
result-how-many =
    { $assessed ->
        [organization] Организаций
        [programme] Программ
        [head] Руководителей
        [association] Объединений
       *[municipality] Муниципалитетов
    }
result-missing = нет данных
result-not_applicable = неприменимо
result-refused = не принято
result-yes = да
result-no = нет
result-least = Баллы при худшем исходе
result-most = Баллы при лучшем исходе
result-given = Показателей с данными
result-asked = Показателей всего
result-lacking = Нет данных
result-of-points = баллы
result-of-max_points = максимум
result-of-percent = процент
result-of-level = уровень
result-of-notes = пометки
result-reached-target = { $id } Цель { $target } достигнута
result-numerator = числитель
result-denominator = знаменатель
result-sheet-results = Результаты
result-sheet-region = Регион
result-sheet-zones = Зоны
result-sheet-groups = Уровни по критериям
result-sheet-figures = Показатели региона
result-sheet-numbers = Числители и знаменатели
result-sheet-criteria = Критерии
result-sheet-values = Значения
result-methodology = Методика
result-complete = С полным результатом
result-average = Среднее полных результатов, % максимума
result-leaders = Лидеры
result-problem = Проблемная зона
result-range-percent = { $ends } %
result-range-points = { $ends } б.
result-head-level = Уровень
result-head-range = Границы
result-head-count = Сколько
result-head-share = Доля, %
result-head-who = Кто
result-head-criterion = Критерий
result-head-id = Показатель
result-head-numerator = Числитель
result-head-denominator = Знаменатель
result-head-value = Значение
result-head-target = Цель
result-head-reached = Цель достигнута
result-head-n = Сколько дали

## Почему
why-hanging = неприменимо, как и { $indicator }, с которым сравнивается
why-hanging-all = неприменимо, как и все числа, из которых складывается
why-target-reached = цель { $target } достигнута
why-target-missed = цель { $target } не достигнута
why-target = цель { $target }
why-given = показателей с данными: { $given } из { $all }
