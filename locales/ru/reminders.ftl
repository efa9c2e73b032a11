reminder-coordinator = Напоминание о сроке
reminder-teacher = Анкета не закончена
reminder-official = Кто не успел
reminder-snooze = Напомнить завтра утром
reminder-snoozed = Хорошо, напомню { $date } утром.
reminder-resume = Продолжить анкету
reminder-resume-named = Продолжить: { $title }
reminder-target = Цель: { $target }.
reminder-target-unknown = Сколько педагогов опрашивают, неизвестно, поэтому охват не посчитан.
reminder-link = Ссылка для педагогов: { $link }
reminder-late =
    { $count ->
        [one] Ниже цели { $count } муниципалитет:
        [few] Ниже цели { $count } муниципалитета:
       *[other] Ниже цели { $count } муниципалитетов:
    }
reminder-silent = Ни одного ответа, а число педагогов неизвестно:
deadline-today = Срок сегодня, { $date }.
deadline-tomorrow = Срок завтра, { $date }.
deadline-yesterday = Срок был вчера, { $date }.
deadline-ahead =
    { $days ->
        [one] Срок { $date }, остался { $days } день.
        [few] Срок { $date }, осталось { $days } дня.
       *[other] Срок { $date }, осталось { $days } дней.
    }
deadline-past =
    { $days ->
        [one] Срок был { $date }, прошёл { $days } день.
        [few] Срок был { $date }, прошло { $days } дня.
       *[other] Срок был { $date }, прошло { $days } дней.
    }
delivered-of = Ответов: { $delivered } из { $expected } ({ $percent }).
delivered-beside =
    { $count ->
        [one] Ещё { $count } ответ — там, где число педагогов неизвестно.
        [few] Ещё { $count } ответа — там, где число педагогов неизвестно.
       *[other] Ещё { $count } ответов — там, где число педагогов неизвестно.
    }
delivered-of-unknown =
    { $delivered ->
        [0] Ответов нет.
        [one] Получен { $delivered } ответ.
        [few] Получено { $delivered } ответа.
       *[other] Получено { $delivered } ответов.
    }
notice-over = Это напоминание больше не действует.
reminder-official-over = Срок прошёл
reminder-nobody-late = Ниже цели никого нет.
late-weekly = Напоминать раз в неделю
late-never = Больше не напоминать
late-postpone = Перенести срок на неделю
late-end = Остановить сбор ответов
late-more = { $title }: что дальше?
late-ask = «{ $title }»: срок был { $date }. Что делать дальше?
late-is-weekly = Хорошо, о кампании «{ $title }» буду напоминать раз в неделю.
late-is-never = Хорошо, о кампании «{ $title }» больше не напоминаю, пока срок не изменится.
late-is-daily = Хорошо, о кампании «{ $title }» напоминаю как раньше: первые пять рабочих дней каждый день, потом раз в неделю.
late-back = Вернуть напоминания
late-end-confirm = Остановить сбор ответов в кампании «{ $title }»? Ответы сразу перестанут приниматься. До конца дня { $date } сбор можно возобновить, потом кампания закроется окончательно.
late-end-yes = Да, остановить
late-end-no = Нет, продолжать
late-kept = Хорошо, сбор ответов в кампании «{ $title }» продолжается.
late-ended = Сбор ответов в кампании «{ $title }» остановлен. До конца дня { $date } его можно возобновить.
late-reopen = Возобновить сбор
late-reopened = Сбор ответов в кампании «{ $title }» возобновлён.
late-postponed = Срок кампании «{ $title }» перенесён на { $date }.
late-moved-already = Срок уже изменён: теперь { $date }.
late-final = Кампания закрыта окончательно, возобновить сбор нельзя.
late-replaced = Возобновить сбор нельзя: эту анкету уже заполняют в другой кампании.
late-denied = Это могут сделать только специалисты органа управления этого региона.
