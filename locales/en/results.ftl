## Tables of results: on the screen, in CSV and XLSX
result-subject =
    { $assessed ->
        [organization] Organization
        [programme] Programme
        [head] Head
        [association] Association
       *[municipality] Municipality
    }
result-how-many =
    { $assessed ->
        [organization] Organizations
        [programme] Programmes
        [head] Heads
        [association] Associations
       *[municipality] Municipalities
    }
result-missing = no data
result-not_applicable = does not apply
result-refused = refused
result-yes = yes
result-no = no
result-least = Points at worst
result-most = Points at best
result-given = Indicators with data
result-asked = Indicators in all
result-lacking = No data
result-of-points = points
result-of-max_points = maximum
result-of-percent = percent
result-of-level = level
result-of-notes = notes
result-reached-target = { $id } Target { $target } reached
result-numerator = numerator
result-denominator = denominator
result-sheet-results = Results
result-sheet-region = Region
result-sheet-zones = Zones
result-sheet-groups = Levels by criterion
result-sheet-figures = Figures of the region
result-sheet-numbers = Numerators and denominators
result-sheet-criteria = Criteria
result-sheet-values = Values
result-methodology = Methodology
result-complete = With a complete result
result-average = Mean of complete results, % of the maximum
result-leaders = Leaders
result-problem = Problem zone
result-range-percent = { $ends }%
result-range-points = { $ends } pts
result-head-level = Level
result-head-range = Range
result-head-count = How many
result-head-share = Share, %
result-head-who = Who
result-head-criterion = Criterion
result-head-id = Indicator
result-head-numerator = Numerator
result-head-denominator = Denominator
result-head-value = Value
result-head-target = Target
result-head-reached = Target reached
result-head-n = How many gave it

## Why
why-hanging = does not apply, nor does { $indicator }, which it is compared with
why-hanging-all = does not apply, nor do any of the numbers that it is summed from
why-target-reached = the target of { $target } is reached
why-target-missed = the target of { $target } is missed
why-target = the target is { $target }
why-given = { $given } of { $all } indicators are there
