## Команда
cli-demo =
    Показать бота в браузере, без Telegram.

    Рядом с ботом запускаются замена Telegram и временная база с Ленинградской областью и придуманными ответами. На странице можно побыть педагогом, координатором и специалистом региона и перейти к следующему дню. Настройки METODBOT_… не нужны. Остановить: Ctrl+C.
    .port = Порт страницы; 0 — любой свободный. Без параметра — первый свободный, начиная с 8070.
    .no-browser = Не открывать браузер.
cli-metavar-port = ПОРТ
cli-demo-ready = Демонстрация: { $url } (остановить: Ctrl+C)
cli-demo-address-taken = адрес { $address } занят; задайте другой порт: --port.

## Страница
demo-page-title = Методбот: демонстрация
demo-page-about = Настоящий бот и замена Telegram на этом компьютере. Станьте педагогом, координатором или специалистом региона; новый день приносит напоминания.
demo-page-invented = Ответы и числа придуманы.
demo-page-next-day = Следующий день
demo-page-next-week = +7 дней
demo-page-other-language = English
demo-page-people = Кем быть
demo-page-chat = Чат с ботом
demo-page-message = Сообщение
demo-page-send = Отправить
demo-page-hints = Что попробовать
demo-page-empty = Чат пока пуст. Начните с кнопки внизу.
demo-page-unread = непрочитанных
demo-page-ok = Понятно
demo-page-stopped = Демонстрация остановлена. Запустите её снова: metodbot demo
demo-page-edited = изменено
demo-page-reply = Ответить
demo-page-edit = Изменить
demo-page-cancel = Отменить
demo-page-too-long = Telegram не отправляет сообщения длиннее 4096 знаков.

demo-name-teacher = Анна
demo-name-coordinator = Ольга
demo-name-official = Михаил
demo-role-teacher = педагог
demo-role-coordinator = координатор, Лужский район
demo-role-official = специалист, Ленинградская область

demo-hint-young_teacher = Открыть «Анкету молодого педагога»
demo-hint-methodical_help = Открыть анонимную анкету
demo-hint-language = Бот по-русски
