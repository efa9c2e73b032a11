## Faults of a methodology's file
author-no_indicators = the methodology has no indicators
    .mend = add 'indicators' or 'criteria'
author-levels_given_and_awaited = the levels are given here
    .mend = remove it
author-ends_before_it_begins = the methodology ends before it begins
    .mend = correct the days
author-points_without_a_limit = the points of '{ $id }' have no limit
    .mend = add 'most' to it or 'max_points' to its criterion
author-against_no_share = '{ $id }' is not a share
    .mend = compare two shares
author-no_count_is_like = no count is like '{ $pattern }'
    .mend = name counts of this file, with * for any part of an id
author-other_max_points = the indicators bring { $known } points, not { $given }
    .mend = correct 'max_points' or leave it out
author-rule_without_a_limit = rule '{ $id }' has no limit, or two
    .mend = give 'at_most' or 'equals'
author-unknown_here = there is no { $what ->
        [ladder] ladder
        [figure] figure
       *[indicator] indicator
    } '{ $id }'
    .mend = use one that is defined in this file
author-unknown_assessment = there is no assessment '{ $id }'
    .mend = name a methodology of the package
author-part_of_itself = '{ $id }' is a part of itself
    .mend = name other methodologies
author-unknown_questionnaire = there is no questionnaire '{ $id }'
    .mend = name one of the package

## Ladders
author-ladder_begins_late = the ladder begins at { $start } and leaves out what is below
    .mend = leave 'from' out of the first step
author-ladder_ends_early = the ladder ends at { $end } and leaves out what is above
    .mend = leave 'below' out of the last step
author-steps_without_a_seam = two steps do not say where they meet
    .mend = add 'below' and 'from' with one value
author-steps_apart = the ladder has a gap from { $start } to { $end }
    .mend = let the steps meet
author-steps_overlap = two steps overlap from { $start } to { $end }
    .mend = let the steps meet

## Levels
author-gap_at_the_end = a gap at the end of the scale has only one neighbour
    .mend = let the nearest band reach the end
author-bands_out_of_order = the bands are out of order
    .mend = begin with the highest
author-finer_than_the_scale = { $value } is finer than the scale
    .mend = use { $unit ->
        [points] whole points
       *[percent] tenths of a percent
    }
author-beyond_the_possible = { $value } is beyond the possible 0 to { $most }
    .mend = correct it and keep what is printed in 'note'
author-band_upside_down = { $start } is above { $end }
    .mend = swap 'from' and 'to'
author-bands_overlap = two parts of the scale share { $end ->
        [same] { $start }
       *[other] { $start } to { $end }
    }
    .mend = let one end earlier
author-bands_leave_out = no band holds { $end ->
        [same] { $start }
       *[other] { $start } to { $end }
    }
    .mend = widen a band, or declare it under 'gaps' if the source leaves it open

## Questionnaires, and what is taken from them
author-options_of_yes_no = item '{ $id }' is yes_no and has its options
    .mend = remove 'options'
author-rows_of_another_type = 'rows' of item '{ $id }' do not fit its type
    .mend = only a matrix has rows
author-profile_of_a_matrix = item '{ $id }' is a matrix
    .mend = use an index
author-scale_of_other_options = the scale does not fit the options of item '{ $id }'
    .mend = give a value to each of { $options }
author-top_of_other_options = 'top' names other options, or all of them
    .mend = use some of the scale
author-no_closed_item = there is no closed item '{ $id }'
    .mend = add it to 'items'
author-item_unlike_instrument = item '{ $id }' is not what the questionnaire has, or stands in one of the two files only
    .mend = repeat type, options and rows of its closed items, or remove 'items' as a whole: they are taken from the questionnaire
author-options_or_index = one thing is taken from the answers
    .mend = give 'options' or 'index'
author-answers_to_no_item = '{ $questionnaire }' has no closed item '{ $key }'
    .mend = take it from the questionnaire's methodology file
author-answers_without_the_index = item '{ $item }' has no index '{ $index }'
    .mend = take 'options' in its place
author-shares_not_to_be_added = the shares of several choices cannot be added
    .mend = take one option, or an item with one choice

## A region's choices
author-choices_for_another = these are choices for '{ $given }', not '{ $id }'
    .mend = load them for the methodology they name
author-choices_for_a_questionnaire = '{ $id }' is a questionnaire, and choices are for assessments alone
    .mend = remove them
author-choices_of_nothing = nothing is chosen here for '{ $id }'
    .mend = add gap, levels, ladders or zones
author-ladder_of_nothing = there is no ladder '{ $id }'
    .mend = remove it
author-gap_without_a_scale = there is no scale that could have a gap
    .mend = remove 'gap'
