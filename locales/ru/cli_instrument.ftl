cli-instrument = Анкеты: показать, проверить, загрузить свою.

cli-instrument-read =
    Показать, как будет понят написанный ответ.

    Ничего не сохраняет и не требует базы данных.
    .instrument = Код анкеты из поставки или путь к файлу YAML.
    .item = Номер вопроса, например 14; для строки таблицы — 2/documents.
    .text = Что написал человек.
    .answers = Прежние ответы в JSON: от них зависит, задаётся ли вопрос и не ждёт ли он слов для «Другое».
    .format = Слова для чтения или JSON для программ (docs/formats.md).
cli-metavar-item = ВОПРОС
cli-metavar-text = ТЕКСТ
cli-metavar-answers = JSON

cli-read-taken = Принято: { $answer }
cli-read-pressed = То же, что кнопка «{ $button }»
cli-read-asks = Бот переспросит: { $words }
cli-read-refused = Не принято: { $words }

cli-unknown-item = в анкете нет вопроса «{ $id }»; есть: { $known }.
cli-unknown-row = у вопроса «{ $id }» нет строки «{ $row }»; есть: { $known }.
cli-item-not-asked = вопрос «{ $id }» при этих ответах не задаётся.
cli-answers-not-json = в --answers нужен объект JSON, например { "{" }"1": { "{" }"option": "male", "text": null{ "}" }{ "}" }.
cli-not-an-answer = ответ на вопрос «{ $item }» записан не так, как хранится, или такого вопроса нет (docs/formats.md).

cli-instrument-list = Показать анкеты: из поставки и загруженные.
    .region = Код региона: только те, которые ему доступны.
    .format = Таблица для чтения или JSON для программ (docs/formats.md).
cli-instrument-show =
    Вывести файл анкеты.

    Если таких несколько, выводится одна: загруженная, а не из поставки; из загруженных — самая новая.
    .instrument = Код анкеты.
    .region = Код региона: та, с которой в нём откроется кампания.
cli-instrument-load =
    Загрузить свою анкету, чтобы открывать с ней кампании.

    После анкеты загрузите её методику: «methodology load». Открытые кампании не меняются.
    .file = Файл YAML.
    .region = Код региона, если анкета только для него.
cli-instrument-loaded = Загружена для всех регионов анкета { $id }, версия { $version }: «{ $title }»
cli-instrument-loaded-for-region = Загружена для региона { $region } анкета { $id }, версия { $version }: «{ $title }»
cli-instrument-needs-methodology = Чтобы открывать с ней кампании, нужна методика, которая подходит к версии { $version }: metodbot methodology load ФАЙЛ
cli-instrument-remove =
    Убрать загруженную анкету: новые кампании с ней не открыть.

    Кампании, открытые с ней, её хранят и не меняются. То, что есть в поставке, не убирается.
    .code = Код анкеты.
    .version = Версия, как в «instrument list».
    .region = Код региона, если анкета загружена только для него.
cli-instrument-removed = Убрана анкета { $id }, версия { $version }. Кампании, которые с ней открыты, не изменились.
cli-not-loaded = { $id } версии { $version } для этого региона (без --region — для всех) не загружена. Загружены: { $known }.
cli-loaded-before = Ничего не изменилось, такая уже есть: { $id }, версия { $version }, «{ $title }»
cli-other-text = { $id } версии { $version } уже загружена с другим текстом: поднимите версию в файле («version»).
cli-other-than-shipped = { $id } версии { $version } есть в поставке с другим текстом: поднимите версию в файле («version»).
