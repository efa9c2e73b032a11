## Levels
level-none = none
level-high = high
level-medium = medium
level-low = low
level-sufficient = sufficient
level-recommended = recommended
level-revise = to be revised
level-not_recommended = not recommended

## Notes on a result
note-gap = the total lies in a gap of the printed scale
note-assumed_ladder = the source prints no thresholds, assumed ones were taken
note-over_100 = more than 100%
note-small_n = the denominator is under 5, the share is unreliable
note-hanging = does not apply because what it hangs on does not
note-percent_only = only the percent is known, not its two numbers
note-no_thresholds = the source prints no thresholds of levels, the region gives them
note-reduced_maximum = the maximum is smaller: some indicators do not apply
note-several_criteria = there are values for several kinds at once; keep one
note-low_qualification = the source warns: such a share means low qualification
note-zero_denominator = the denominator is zero, there is no value
note-negative = a negative number
note-not_whole = not a whole number
note-too_large = a number far too large
note-out_of_range = above what is possible
note-part_above_whole = a part above its whole
note-over_criterion = the sum is above the maximum of the criterion

## Why
why-source = source: { $source }
why-points =
    { $points ->
        [one] { $points } point of { $most }
       *[other] { $points } points of { $most }
    }
why-level = level: { $level }
why-status-given = given
why-status-missing = no data
why-status-not_applicable = does not apply
why-status-refused = the value was refused
why-step =
    { $points ->
        [one] value { $entered }: { $interval } — { $points } point
       *[other] value { $entered }: { $interval } — { $points } points
    }
why-against = (compared with indicator { $indicator })
why-assumed = (assumed thresholds)
why-band = { $band }: { $level }
why-gap = { $band }: the printed scale names no level, placed as { $level }

## Mistakes in a table
remark-place =
    { $whole ->
        [yes] { $sheet }
       *[no] { $column ->
            [no] { $sheet }, row { $row }
           *[other] { $sheet }, row { $row }, column { $column }
        }
    }
table-unreadable_file = the file cannot be read. CSV or XLSX is needed.
table-old_workbook = this is a workbook of an old Excel (.xls). Open it in Excel and save it as XLSX.
table-binary_workbook = this is a binary workbook of Excel (.xlsb). Open it in Excel and save it as XLSX.
table-open_document = this is an OpenDocument spreadsheet (.ods). Save it as XLSX or CSV.
table-locked_workbook = the file is locked with a password. Take the password off in Excel and save the file again.
table-damaged_workbook = the file looks like XLSX but is damaged, or its download broke off. Open it in Excel and save it as a new XLSX.
table-web_page = this is HTML or XML, whatever the file is called. Open it in Excel and save it as XLSX.
table-other_document = this is a document of another kind, and no table. CSV or XLSX is needed.
table-too_large_file = the file holds more than a gigabyte. Keep only the table in it.
table-far_cell = the table reaches as far as cell { $found }: something is written far to the right or below. Delete the rows and columns that are not needed.
table-unclosed_quote = a quotation mark is never closed, and the rest of the file is lost in it. Close or delete it.
table-empty_table = the table is empty. The first row holds the headings, the data follow.
table-no_municipality_column = there is no column “municipality”. Call the column with the municipalities so.
table-unknown_column = column “{ $found }” is of no indicator. Call it by the indicator's number or remove it.
table-open_column = heading “{ $found }” does not say whether this is the numerator, the denominator or the value. Add one of these words to the indicator's number.
table-open_id = the number “{ $found }” stands in a cell for numbers, where { $found }0 looks the same. Write it as text.
table-repeated_column = column “{ $found }” stands twice. Keep one.
table-no_value_column = there is no column with values. Add “value” or columns of indicators.
table-no_numerator_column = column “{ $found }” has no numerator beside it. Add it.
table-no_denominator_column = column “{ $found }” has no denominator beside it. Add it.
table-beyond_header = value “{ $found }” stands under no heading. Name the column or clear the value.
table-empty_municipality = no municipality is given. Write it.
table-no_name = “{ $found }” is no name. Write the municipality.
table-unknown_municipality = there is no municipality “{ $found }” in the region. Correct the name.
table-ambiguous_municipality = the name “{ $found }” fits several. Say which.
table-candidates = Perhaps: { $names }.
table-repeated_municipality = “{ $found }” stands a second time. Keep one row.
table-empty_indicator = no indicator is given. Write its number.
table-unknown_indicator = the methodology has no indicator “{ $found }”. Correct the number.
table-repeated_value = a second value of the same indicator. Keep one.
table-not_a_number = “{ $found }” is not a number. Write a number or leave it empty.
table-odd_spaces = “{ $found }”: the space does not stand between thousands. Write one number.
table-open_share = “{ $found }” may be a part of one, or a percent. Add the sign: 54% or 0.54%.
table-number_for_list = “{ $found }”: a list with semicolons is needed here, not a number.
table-not_whole = “{ $found }” is not a whole number.
table-negative = “{ $found }” is a negative number.
table-too_large = “{ $found }” is too large: above { $limit }.
table-date = “{ $found }” is a date. Excel may have made it of a number; write the number.
table-formula_error = a formula's error: “{ $found }”. Mend the formula or write a number.
table-formula_not_computed = the formula has no result. Open the file in Excel and save it, or put in the number.
table-out_of_range = “{ $found }” is above what is possible: { $limit } at most.
table-not_yes_no = “{ $found }”: yes or no is needed here.
table-part_above_whole = a part above its whole: “{ $found }”.
table-no_numerator = there is a denominator but no numerator. Write it.
table-no_denominator = there is a numerator but no denominator. Write it.
table-value_differs = value “{ $found }” is not the numerator divided by the denominator. Correct one of them.
table-not_divided = this indicator has no numerator and denominator. Write its value.
table-unknown_status = status “{ $found }” is unknown. There are given, missing, not_applicable, refused.

## What was passed over in a table, or taken by its likeness
table-passed_total = “{ $found }” is a row of totals, passed over.
table-passed_note = “{ $found }” is a note or a signature, the row is passed over.
table-passed_numbers = here are the numbers of columns, the row is passed over.
table-passed_head = the heading “{ $found }” is repeated, the row is passed over.
table-matched_by_likeness = the region has no “{ $found }”, taken by its likeness: { $names }.

## Remarks on figures
remark-control = { $municipality }, indicator { $indicators }: reported { $reported }, the control figure is { $expected }. Please compare.
remark-below_previous = { $municipality }, indicator { $indicators }: { $reported } is below last period's { $expected }, though it is cumulative. Please compare.
remark-contradiction = { $municipality }, indicators { $indicators }: the sum { $reported } does not agree with { $expected } (rule { $rule }). Please compare.
remark-negative = { $municipality }, indicator { $indicators }: a negative number { $reported }.
remark-not_whole = { $municipality }, indicator { $indicators }: a whole number is needed.
remark-too_large = { $municipality }, indicator { $indicators }: { $reported } is too large.
remark-out_of_range = { $municipality }, indicator { $indicators }: { $reported } is above what is possible ({ $expected }).
remark-part_above_whole = { $municipality }, indicator { $indicators }: the part { $reported } is above the whole { $expected }.
remark-over_criterion = { $municipality }, indicator { $indicators }: the sum is above the maximum of the criterion ({ $expected }).
remark-zero_denominator = { $municipality }, indicator { $indicators }: the denominator is zero.
