undelivered-title = Не доставлено
undelivered-week = Что не дошло за последние семь дней и почему:
undelivered-count =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[other] { $count } сообщений
    }
undelivered-chat_not_found = получатель не открывал бота или удалил учётную запись
undelivered-too_long = сообщение слишком длинное
undelivered-markup = Telegram не разобрал оформление
undelivered-buttons = Telegram не принял кнопки
undelivered-refused = другая причина
undelivered-program = ошибка в программе, подробности в журнале
undelivered-unknown = причина не записана
undelivered-list = Полный список: metodbot outbox list --state failed
undelivered-retry = Попробовать ещё раз
undelivered-retried = Отправляю ещё раз: { $messages }.
undelivered-nothing = Отправлять нечего: всё, что не дошло, уже отправлено заново или больше не нужно.
undelivered-denied = Это может сделать только администратор бота.
