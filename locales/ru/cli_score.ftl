cli-score =
    Посчитать результаты по методике.

    Для анкет: охват, распределения, дефициты и индексы по ответам кампании.
    .methodology = Код методики, например young_teacher.
    .campaign = Номер кампании из «campaign list».
    .database = Адрес базы данных вместо METODBOT_DATABASE_URL.
    .format = Таблица охвата или всё в JSON (docs/formats.md).
cli-metavar-methodology = МЕТОДИКА
cli-metavar-campaign = НОМЕР
cli-metavar-database = АДРЕС
cli-column-respondents = Ответили
cli-column-coverage = Охват
cli-score-hidden =
    { $count ->
        [one] Результаты { $count } муниципалитета не показаны: ответов меньше { $threshold }.
       *[other] Результаты { $count } муниципалитетов не показаны: ответов меньше { $threshold }.
    }
cli-score-other-instrument = кампания { $id } проведена по анкете { $instrument }; назовите эту методику.
cli-database-url-refused = адрес базы данных должен начинаться с sqlite:/// или postgresql://
