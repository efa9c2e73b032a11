cli-instrument-check = Проверить файл анкеты; каждая ошибка названа с номером строки.
    .file = Файл YAML.
cli-instrument-right = Ошибок нет: { $id }, версия { $version }, «{ $title }», { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}
