cli-instrument = Анкеты: проверить файл и то, как понимаются ответы.

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
