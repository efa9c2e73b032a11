cli-score =
    Score by a methodology.

    For questionnaires: coverage, distributions, deficits and indices from a campaign's answers.
    .methodology = The methodology's id, for example young_teacher.
    .campaign = The campaign's number from “campaign list”.
    .database = A database URL instead of METODBOT_DATABASE_URL.
    .format = The table of coverage, or everything as JSON (docs/formats.md).
cli-metavar-methodology = METHODOLOGY
cli-metavar-campaign = NUMBER
cli-metavar-database = URL
cli-column-respondents = Responses
cli-column-coverage = Coverage
cli-score-hidden =
    { $count ->
        [one] The results of { $count } municipality are not shown: fewer than { $threshold } responses.
       *[other] The results of { $count } municipalities are not shown: fewer than { $threshold } responses.
    }
cli-score-other-instrument = campaign { $id } was run with the questionnaire { $instrument }; name that methodology.
cli-database-url-refused = a database URL begins with sqlite:/// or postgresql://
