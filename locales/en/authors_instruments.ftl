## Faults of a questionnaire's file
author-instrument_id = '{ $id }' cannot be the id of an instrument
    .mend = use up to { $limit } of a-z, 0-9 and _, a letter first
author-version_length = 'version' is empty or longer than { $limit } characters
    .mend = write a short one, such as "1"
author-no_items = the instrument asks nothing
    .mend = add to 'items'
author-item_id = '{ $id }' cannot be the id of an item
    .mend = use up to { $limit } of a-z, 0-9, _ and the point
author-listed_id = '{ $id }' cannot be the id of { $what ->
        [row] a row
       *[option] an option
    }
    .mend = use up to { $limit } of a-z, 0-9 and _
author-no_choice = item '{ $id }' offers no choice
    .mend = add two or more to 'options'
author-no_rows = matrix '{ $id }' has no rows
    .mend = add to 'rows'
author-exclusive_of_one = '{ $option }' is exclusive, but only one option can be chosen
    .mend = remove 'exclusive'
author-text_in_a_matrix = '{ $option }' asks for a text, a matrix takes none
    .mend = remove 'text' or ask in an item of its own
author-at_least_below_one = 'at_least' is below 1
    .mend = use 1; 'required: false' lets people skip the question
author-at_least_above_at_most = at least { $least } of at most { $most } cannot be chosen
    .mend = lower 'at_least' or raise 'at_most'
author-at_most_above_options = 'at_most' is { $most }, there are { $count } options
    .mend = lower or remove it
author-min_above_max = 'min' { $low } is above 'max' { $high }
    .mend = swap them

## What a screen holds
author-too_many_options = item '{ $id }' has { $count } options, a screen holds { $holds } of them
    .mend = ask in two items: first for the group, then for the option
author-options_too_long = the screen of item '{ $id }' may take { $characters } characters, a message holds { $limit }: { $holds } of its { $count } options
    .mend = shorten the labels, or ask in two items
author-ids_too_long_together = row '{ $row }' and option '{ $option }' do not fit on a button together
    .mend = { $over ->
        [one] shorten one of the two ids by one character
       *[other] shorten the two ids by { $over } characters together
    }

## Conditions
author-condition_without_parts = '{ $key }' holds no condition
    .mend = add one or remove it
author-condition_without_a_test = the condition on item '{ $item }' tests nothing
    .mend = add one of is, is_not, any_of, answered, above, at_least, below, at_most
author-compared_is_no_number = item '{ $item }' is no number
    .mend = compare numbers only
author-condition_looks_ahead = a condition looks ahead to item '{ $item }'
    .mend = name an earlier item
author-no_earlier_item = there is no item '{ $item }'
    .mend = name an earlier item
author-no_row = item '{ $item }' has no row '{ $row }'
    .mend = remove it
author-condition_without_the_row = item '{ $item }' is a matrix
    .mend = add the 'row' that is meant
author-no_option = item '{ $item }' has no option '{ $option }'
    .mend = remove it
author-ranges_overlap = '{ $one }' and '{ $other }' have numbers in common
    .mend = let each number belong to one, or set 'quantity: false'
author-number_is_a_place = { $number } is in '{ $label }' and is the place of '{ $other }'
    .mend = set 'quantity' to true if a typed number means the label, to false if it means the place
author-quantity_without_ranges = item '{ $id }' has no two labels that are numbers or ranges
    .mend = remove 'quantity', or write labels such as 5–9, under 25, 30 or over
author-not_a_range = '{ $label }' is not understood as a number or a range
    .mend = write it such as 5–9, under 25, 30 or over
