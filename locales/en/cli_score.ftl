cli-score =
    Score by a methodology: from a table of values or, for questionnaires, from a campaign's answers.

    The table is CSV or XLSX: columns municipality, indicator, value (for shares numerator and denominator), or one column for each indicator.
    .methodology = The methodology's id, for example support_2021 (“methodology list” shows all), or the path of a YAML file of one's own.
    .table = The table of values; “-” is the standard input.
    .campaign = The campaign's number from “campaign list”, for questionnaires.
    .control = A table of control figures: differences become remarks.
    .previous = The table of the period before: cumulative indicators may not fall.
    .choices = A YAML file with the region's choices: scales, thresholds. In place of those set by “region set”.
    .region = The region's code: its choices, and the names that the table is held against; any other name is a mistake.
    .explain = Show how this municipality's result came about.
    .database = A database URL instead of METODBOT_DATABASE_URL.
    .format = A table to read, JSON (docs/formats.md), CSV or XLSX.
    .output = Write to a file instead of the screen.
cli-methodology = Methodologies: how values become points and levels.
cli-methodology-list = Show the methodologies: those shipped and those loaded.
    .region = Code of a region: only those that it can use.
    .format = A table to read, or JSON for programs (docs/formats.md).
cli-methodology-show =
    Print a methodology's file.

    Where there are several, the loaded one is printed rather than the shipped, and the newest of those loaded.
    .methodology = The methodology's id.
    .region = Code of a region: the one that it would use.
cli-methodology-check =
    Check a methodology's file; every mistake is named with its line.

    That of a questionnaire is also held against the questionnaire, where that is shipped or loaded.
    .file = A YAML file.
    .region = Code of the region whose questionnaire is meant.
cli-methodology-load =
    Load a questionnaire's methodology of one's own, to open campaigns with it.

    Load the questionnaire first: “instrument load”. Open campaigns do not change.
    .file = A YAML file.
    .region = Code of a region, where the methodology is for that one alone.
cli-methodology-template =
    Give an empty table to fill in for “metodbot score”.

    Its columns are called by the numbers and titles of the indicators; of shares, numerator and denominator.
    .methodology = The methodology's id (“methodology list” shows all), or the path of a YAML file of one's own.
    .region = A region's code: fill in the names of its municipalities.
    .output = A file .xlsx or .csv; without it CSV goes to the screen.
cli-methodology-remove =
    Take back a questionnaire's loaded methodology: no new campaign can be opened with it.

    Campaigns that were opened with it keep it and do not change. What is shipped is not taken back.
    .code = The methodology's id.
    .version = The version, as in “methodology list”.
    .region = Code of the region, where the methodology was loaded for that one alone.
cli-methodology-removed = Taken back: methodology { $id }, version { $version }. Campaigns that were opened with it have not changed.
cli-methodology-loaded = Loaded for all regions: methodology { $id }, version { $version }, “{ $title }”
cli-methodology-loaded-for-region = Loaded for the region { $region }: methodology { $id }, version { $version }, “{ $title }”
cli-methodology-not-loaded = only methodologies of questionnaires are loaded (kind: questionnaire); this one scores tables from its file: metodbot score { $file } TABLE
cli-methodology-without-instrument = the questionnaire "{ $id }" is not known; load it first: metodbot instrument load FILE. There are: { $known }.
cli-methodology-right = No mistakes: { $id }, version { $version }, “{ $title }”
cli-metavar-table = [TABLE]
cli-metavar-control = TABLE
cli-metavar-previous = TABLE
cli-metavar-choices = FILE
cli-metavar-explain = MUNICIPALITY
cli-metavar-output = FILE
cli-metavar-methodology = METHODOLOGY
cli-metavar-campaign = NUMBER
cli-metavar-database = URL
cli-column-rank = Rank
cli-column-points = Points
cli-column-max_points = Maximum
cli-column-percent = Percent
cli-column-level = Level
cli-column-notes = Notes
cli-column-version = Version
cli-column-counted = Counted
cli-column-waiting = Waiting
cli-column-coverage = Coverage
cli-score-missing = no data: { $indicators }
cli-score-hidden =
    { $count ->
        [one] The results of { $count } municipality are not shown: fewer than { $threshold } responses.
       *[other] The results of { $count } municipalities are not shown: fewer than { $threshold } responses.
    }
cli-score-choices-of-file = The choices in { $file } were used.
cli-score-choices-of-file-not-region = The choices in { $file } were used, not those set for region { $region }.
cli-score-choices-of-region = The choices set for region { $region } were used (metodbot region show { $region }).
cli-score-choices-not-used = Choices for methodology { $id } are set in: { $regions }. They were not used here; add --region with a region's code to use them.
cli-score-choices-outdated = the choices of region { $region } no longer fit methodology { $id }, which has changed. Save the file (metodbot region show { $region }) and set it again (metodbot region set { $region } FILE): the faults are then told by line.
cli-score-other-instrument =
    { $count ->
        [1] campaign { $id } was run with the questionnaire { $instrument }; name that methodology.
       *[other] campaign { $id } was run with the questionnaires { $instrument }; name one of these methodologies.
    }
cli-score-what = name a table of values or, for questionnaires, --campaign with the campaign's number (format table or json).
cli-score-only-tables = does nothing with --campaign: { $options }. Leave it out; --format json prints the whole result.
cli-score-questionnaire = { $id } is a questionnaire: name --campaign with the campaign's number.
cli-score-nobody =
    { $assessed ->
        [organization] the table has no organization “{ $name }”.
        [programme] the table has no programme “{ $name }”.
        [head] the table has no head “{ $name }”.
        [association] the table has no association “{ $name }”.
       *[municipality] the table has no municipality “{ $name }”.
    }
cli-score-output = XLSX cannot be shown on the screen; name a file: --output results.xlsx
cli-unknown-methodology = there is no methodology { $id }; there are { $known }
cli-no-file = there is no file or folder { $file }.
cli-is-folder = { $file } is a folder, and a file is needed.
cli-no-access = { $file } may not be read or written.
cli-database-url-refused = a database URL begins with sqlite:/// or postgresql://
cli-score-input-twice = “-” can be named once: the standard input is read one time.
cli-standard-input = standard input
cli-template-questionnaire = { $id } is a questionnaire: it is answered in the chat and has no table.
cli-template-output = what to write to { $file } is not clear: name a file .xlsx or .csv.
cli-template-exists = the file { $file } is there already and may hold data. Name another one.
cli-template-no-municipalities = methodology { $id } does not assess municipalities: leave --region out.
template-sheet = Data
template-instruction-sheet = How to fill it in
template-subject-municipality = Municipality
template-subject-organization = Organization
template-subject-programme = Programme
template-subject-head = Head
template-subject-association = Association
template-yes = yes
template-no = no
template-not-applicable = n/a
template-number-title = A whole number is needed
template-number = A whole number from { $least } to { $most }; “n/a” if the indicator does not apply. Leave it as it is?
template-instruction =
    The first row of the sheet “Data” holds the headings. Leave the indicators' numbers in them; columns that are not needed can go.
    One row is one municipality (organization, programme, head or association: whoever the methodology assesses).
    For a share, write two whole numbers: its numerator and its denominator. If only the percent is known, call the column by the indicator's number and write the sign: 54.2%.
    An empty cell means no data, not zero. “n/a” means that the indicator does not apply.
    Where yes or no is asked, a dash means no. Write lists with semicolons.
    Rows of totals, notes and signatures below the table are passed over.
    The finished file: metodbot score METHODOLOGY FILE.
