cli-instrument = Questionnaires: check a file, and how answers are understood.

cli-instrument-read =
    Show how a typed answer would be understood.

    Saves nothing and needs no database.
    .instrument = Code of a shipped questionnaire, or the path of a YAML file.
    .item = Number of the question, such as 14; for a row of a table 2/documents.
    .text = What somebody typed.
    .answers = Earlier answers in JSON: they decide whether the question is asked, and whether it waits for words for “Other”.
    .format = Words to read, or JSON for programs (docs/formats.md).
cli-metavar-item = ITEM
cli-metavar-text = TEXT
cli-metavar-answers = JSON

cli-read-taken = Taken: { $answer }
cli-read-pressed = The same as the button “{ $button }”
cli-read-asks = The bot would ask: { $words }
cli-read-refused = Not taken: { $words }

cli-unknown-item = the questionnaire has no question "{ $id }"; there are: { $known }.
cli-unknown-row = question "{ $id }" has no row "{ $row }"; there are: { $known }.
cli-item-not-asked = question "{ $id }" is not asked with these answers.
cli-answers-not-json = --answers needs a JSON object, such as { "{" }"1": { "{" }"option": "male", "text": null{ "}" }{ "}" }.
cli-not-an-answer = the answer to "{ $item }" is not written as it is stored, or there is no such question (docs/formats.md).
