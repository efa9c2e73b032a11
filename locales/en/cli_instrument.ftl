cli-instrument = Questionnaires: show, check, load one of one's own.

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

cli-instrument-list = Show the questionnaires: those shipped and those loaded.
    .region = Code of a region: only those that it can use.
    .format = A table to read, or JSON for programs (docs/formats.md).
cli-instrument-show =
    Print a questionnaire's file.

    Where there are several, the loaded one is printed rather than the shipped, and the newest of those loaded.
    .instrument = Code of the questionnaire.
    .region = Code of a region: the one that a campaign would be opened with there.
cli-instrument-load =
    Load a questionnaire of one's own, to open campaigns with it.

    After it load its methodology: “methodology load”. Open campaigns do not change.
    .file = A YAML file.
    .region = Code of a region, where the questionnaire is for that one alone.
cli-instrument-loaded = Loaded for all regions: questionnaire { $id }, version { $version }, “{ $title }”
cli-instrument-loaded-for-region = Loaded for the region { $region }: questionnaire { $id }, version { $version }, “{ $title }”
cli-instrument-needs-methodology = To open campaigns with it, a methodology is needed that fits version { $version }: metodbot methodology load FILE
cli-instrument-remove =
    Take back a loaded questionnaire: no new campaign can be opened with it.

    Campaigns that were opened with it keep it and do not change. What is shipped is not taken back.
    .code = Code of the questionnaire.
    .version = The version, as in “instrument list”.
    .region = Code of the region, where the questionnaire was loaded for that one alone.
cli-instrument-removed = Taken back: questionnaire { $id }, version { $version }. Campaigns that were opened with it have not changed.
cli-not-loaded = version { $version } of { $id } is not loaded for this region (without --region: for all). Loaded are: { $known }.
cli-loaded-before = Nothing has changed, it is there already: { $id }, version { $version }, “{ $title }”
cli-other-text = version { $version } of { $id } is loaded already with another text: raise the version in the file (“version”).
cli-other-than-shipped = version { $version } of { $id } is shipped with another text: raise the version in the file (“version”).
