cli-instrument-check = Check a questionnaire's file; every mistake is named with its line.
    .file = A YAML file.
cli-instrument-right = No mistakes: { $id }, version { $version }, “{ $title }”, { $count ->
    [one] { $count } item
   *[other] { $count } items
}
