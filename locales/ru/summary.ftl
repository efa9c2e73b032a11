summary-denied = Сводки видят координаторы и специалисты по приглашению. Если вам они нужны по работе, попросите приглашение у организатора мониторинга.
summary-no-campaign = { $place }: кампаний пока не было.
summary-unknown = «{ $query }» не нашлось среди ваших территорий.
summary-which = Какая территория нужна?
summary-deadline-closed = Кампания закрыта { $date }.
summary-target-reached = Цель { $target } достигнута.
summary-target-missed =
    { $count ->
        [one] До цели { $target } не хватает { $count } ответа.
       *[other] До цели { $target } не хватает { $count } ответов.
    }
summary-small = Ответов меньше { $threshold }: показатели не публикуются, чтобы никого нельзя было узнать.
summary-base =
    { $n ->
        [one] { $shown } ответ
        [few] { $shown } ответа
       *[other] { $shown } ответов
    }
summary-index-line = { $row } — { $mean } из 100 («да»: { $top })
summary-steps = Показатели обновляются, когда приходит не меньше { $threshold } новых ответов.
summary-reached =
    { $of ->
        [one] Цели { $target } достиг { $count } из { $of } муниципалитета.
       *[other] Цели { $target } достигли { $count } из { $of } муниципалитетов.
    }
summary-below = Ниже цели
summary-below-more = … и ещё { $count }
summary-hidden =
    { $count ->
        [one] Не вошёл { $count } муниципалитет: ответов меньше { $threshold }.
        [few] Не вошли { $count } муниципалитета: ответов меньше { $threshold }.
       *[other] Не вошли { $count } муниципалитетов: ответов меньше { $threshold }.
    }
summary-all-answers = Все ответы
summary-back = ← К сводке
summary-item-small = мало ответов
status-title = Сколько собрано
status-nothing = Открытых кампаний нет.
status-line = { $delivered } из { $expected } ({ $percent })
