reminder-coordinator = Напоминание о сроке
reminder-teacher = Анкета не закончена
reminder-official = Кто не успел
reminder-snooze = Напомнить завтра утром
reminder-snoozed = Хорошо, напомню { $date } утром.
reminder-resume = Продолжить анкету
reminder-resume-named = Продолжить: { $title }
reminder-target = Цель: { $target }.
reminder-link = Ссылка для педагогов: { $link }
reminder-late =
    { $count ->
        [one] Ниже цели { $count } муниципалитет:
        [few] Ниже цели { $count } муниципалитета:
       *[other] Ниже цели { $count } муниципалитетов:
    }
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
delivered-of-unknown =
    { $delivered ->
        [one] Получен { $delivered } ответ.
        [few] Получено { $delivered } ответа.
       *[other] Получено { $delivered } ответов.
    }
notice-over = Это напоминание больше не нужно: по нему всё сделано.
