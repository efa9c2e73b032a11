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
summary-small = Показателей пока нет: ответы считаются группами не меньше { $threshold }, чтобы никого нельзя было узнать.
summary-small-closed = Ответов меньше { $threshold }: показатели не публикуются, чтобы никого нельзя было узнать.
summary-base =
    { $n ->
        [one] { $shown } ответ
        [few] { $shown } ответа
       *[other] { $shown } ответов
    }
summary-index-legend = Среднее из 100; в скобках — доля положительных ответов.
summary-steps = Ответы считаются группами не меньше { $threshold }: в показателях пока не все.
summary-steps-closed = Подсчёт окончен, показатели больше не меняются.
summary-left-over = Ответивших немногих муниципалитетов посчитали так: только в сумме региона — { $region }, нигде — { $nowhere }.
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
        [one] В показатели пока не вошёл { $count } муниципалитет: посчитанных ответов там меньше { $threshold }.
        [few] В показатели пока не вошли { $count } муниципалитета: посчитанных ответов там меньше { $threshold }.
       *[other] В показатели пока не вошли { $count } муниципалитетов: посчитанных ответов там меньше { $threshold }.
    }
summary-hidden-closed =
    { $count ->
        [one] Своих показателей нет у { $count } муниципалитета: ответов меньше { $threshold }.
       *[other] Своих показателей нет у { $count } муниципалитетов: ответов меньше { $threshold }.
    }
summary-all-answers = Все ответы
summary-back = ← К сводке
summary-item-small = мало ответов
summary-item-later = после закрытия
status-title = Сколько собрано
status-nothing = Открытых кампаний нет.
status-total = Всего
status-groups = Результаты считаются группами не меньше { $threshold }, поэтому в сводку ответы попадают не сразу.
status-line = { $delivered } из { $expected } ({ $percent })
