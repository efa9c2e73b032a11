cli-outbox = Исходящие сообщения.
cli-outbox-list = Показать исходящие сообщения: кому, какого вида, что с ними стало.
    .state = Только в этом состоянии, например failed — Telegram не принял.
    .format = Таблица для чтения или JSON для программ (docs/formats.md).
cli-outbox-retry =
    Отправить ещё раз сообщение, которого Telegram не принял.

    Текст составляется заново; если напоминать уже не о чем, ничего не отправляется.
    .id = Номер сообщения из «outbox list».
    .even-if-twice = И такое, о котором неизвестно, дошло ли оно: человек может получить его дважды.
cli-outbox-retried = Сообщение { $id } будет отправлено ещё раз.
cli-outbox-retry-unknown = нет сообщения { $id }; все показывает metodbot outbox list
cli-outbox-retry-not_failed = сообщение { $id } в состоянии { $state }; ещё раз отправляются только failed и uncertain.
cli-outbox-retry-uncertain = неизвестно, дошло ли сообщение { $id }; если не страшно, что его получат дважды, добавьте --even-if-twice
cli-outbox-retry-overtaken = после сообщения { $id } этому человеку уже ушло или готово новое напоминание, оно скажет то же самое.
cli-outbox-uncertain =
    Показать сообщения, о которых неизвестно, дошли ли они.

    Программа упала или связь оборвалась во время отправки. Повторно такие сообщения не отправляются.
cli-outbox-certain = Таких сообщений нет.
cli-column-person = Человек
cli-column-kind = Вид
cli-column-claimed = Отправлялось
cli-column-due = Назначено
cli-column-settled = Завершено
cli-column-reason = Причина
