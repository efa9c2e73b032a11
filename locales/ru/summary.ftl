summary-denied = Сводки видят координаторы и специалисты по приглашению. Если они нужны вам по работе, попросите приглашение у организатора мониторинга.
summary-no-campaign = { $place }: кампаний пока не было.
summary-unknown = «{ $query }» не нашлось среди ваших территорий.
summary-which = Какая территория нужна?
summary-which-more = Здесь не все. Чтобы увидеть другую, напишите «сводка» и её название.
summary-deadline-closed = Кампания закрыта { $date }.
summary-not-open-yet = Кампания откроется { $date }.
summary-deadline-stopped = Сбор ответов остановлен { $date }.
summary-target-reached = Цель { $target } достигнута.
summary-target-missed =
    { $count ->
        [one] До цели { $target } не хватает { $count } ответа.
       *[other] До цели { $target } не хватает { $count } ответов.
    }
summary-target-was-missed =
    { $count ->
        [one] До цели { $target } не хватило { $count } ответа.
       *[other] До цели { $target } не хватило { $count } ответов.
    }
summary-small = Ответов меньше { $threshold }: показатели не публикуются, чтобы никого нельзя было узнать.
summary-small-everywhere = Ни в одном муниципалитете нет { $threshold } ответов: показатели не публикуются, чтобы никого нельзя было узнать.
summary-base =
    { $n ->
        [one] { $shown } ответ
        [few] { $shown } ответа
       *[other] { $shown } ответов
    }
summary-index-legend = Среднее из 100; в скобках — доля положительных ответов.
summary-steps = Показатели обновляются, когда приходит не меньше { $threshold } новых ответов.
summary-steps-closed = Ответы больше не собираются, и показатели не обновляются. Последние ответы, если их было меньше { $threshold }, в них не вошли.
summary-rest = Здесь поместилось не всё: остальное — по кнопке «{ $button }».
summary-reached = Цели { $target } { $count ->
        [one] достиг
       *[other] достигли
    } { $count } из { $of ->
        [one] { $of } муниципалитета
       *[other] { $of } муниципалитетов
    }.
summary-target-not-reached = Цель { $target } не достигнута.
summary-reached-none =
    { $of ->
        [one] Цели { $target } не достиг ни один из { $of } муниципалитета.
       *[other] Цели { $target } не достиг ни один из { $of } муниципалитетов.
    }
summary-expected-unknown = Сколько педагогов опрашивают, неизвестно, поэтому охват не посчитан.
summary-expected-none = Педагогов по списку здесь нет, поэтому охват не посчитан.
summary-over = Ответов больше, чем педагогов по списку: проверьте, не устарело ли их число.
summary-ahead = Впереди
summary-below = Ниже цели
summary-hidden =
    { $count ->
        [one] В показатели не вошёл { $count } муниципалитет: ответов меньше { $threshold }.
        [few] В показатели не вошли { $count } муниципалитета: ответов меньше { $threshold }.
       *[other] В показатели не вошли { $count } муниципалитетов: ответов меньше { $threshold }.
    }
summary-all-answers = Все ответы
summary-back = ← К сводке
summary-item-small = мало ответов
status-title = Сколько собрано
status-nothing = Открытых кампаний нет.
status-total = Всего
status-line = { $delivered } из { $expected } ({ $percent })
