## Faults of authors' files. Each has a mend, unless what was found tells a better one.
mend-close = did you mean '{ $words }'?
mend-elsewhere = it belongs elsewhere, remove it here
mend-one_of = { $count ->
        [1] use '{ $words }'
       *[other] use one of { $words }
    }

## The file as such
author-file_empty = the file is empty
    .mend = write its keys
author-file_without_keys = the file holds no keys
    .mend = begin each line with a key, a colon and a space, as in 'id: own'
author-file_too_large = the file is larger than { $limit } MB
    .mend = split it, or remove what is not needed
author-file_not_utf8 = the file is not UTF-8
    .mend = save it as UTF-8

## YAML
author-yaml_syntax = from here on the file cannot be read as YAML
    .mend = look for a missing quote, colon or bracket in this line and the one above
author-yaml_second_colon = a second ': ' stands in one line, or the line above lacks its colon
    .mend = put a text with a colon in quotes; a key ends with ': '
author-yaml_tab = a tab stands here
    .mend = indent with spaces
author-yaml_first_character = a text cannot begin with '{ $found }'
    .mend = put it in quotes
author-yaml_open_quote = the quote that opens here is never closed
    .mend = close it
author-yaml_open_bracket = a list in brackets does not go on as it must
    .mend = put commas between its parts, texts with '?', ':' or ',' in quotes, and close the bracket
author-yaml_no_colon = a key has no colon
    .mend = write ': ' after the key
author-yaml_indent = the line does not stand under those it belongs to
    .mend = indent it as its neighbours
author-yaml_after_the_value = something stands after the value has ended
    .mend = put the whole value in quotes, or remove the rest
author-yaml_unknown_alias = '*{ $found }' stands for nothing
    .mend = write what is meant, or put a text that begins with * in quotes
author-yaml_anchor_twice = the anchor of this line stands twice
    .mend = give each its own name
author-yaml_several_documents = a second document begins here
    .mend = remove the line '---'; one file is one document
author-yaml_escape = in double quotes \ begins a special character, and this is none
    .mend = write \\ or take single quotes
author-yaml_character = the character { $character } may not stand in a file
    .mend = remove it
author-yaml_tag = '{ $tag }' tells YAML a type, which is not needed
    .mend = write the value alone; a text that begins with ! stands in quotes
author-yaml_too_deep = lists and keys lie more than { $limit } levels deep
    .mend = check the brackets and the indents
author-yaml_too_many_values = the file unfolds to more than { $limit } values
    .mend = write out what the aliases (*) stand for, or split the file
author-yaml_alias_of_itself = '*{ $alias }' stands for what it is itself a part of
    .mend = write out what is meant
author-key_twice = '{ $key }' stands twice here
    .mend = see line { NUMBER($first, useGrouping: 0) }
author-key_of_parts = a key must be one word
    .mend = rewrite it
author-key_of_merging = '<<' is not taken
    .mend = write out the keys that it should bring
author-number_too_long = the number has more than { $limit } digits
    .mend = shorten it, or put it in quotes if it is an id

## Keys and values
author-missing = '{ $key }' is missing
    .mend = add '{ $key }'
author-unknown_key = '{ $key }' is not a key of { $top ->
        [yes] this file
       *[other] '{ $of }'
    }
    .mend = remove it
author-unknown_value = '{ $value }' is not a value of '{ $key }'
    .mend = see which there are in the description of the format
author-unfit = '{ $value }' does not fit '{ $key }'
    .mend = see the description of the format
author-no_value = '{ $key }' has no value
    .mend = write it after the colon, or remove the key
author-not_text = '{ $key }' must be text
    .mend = put the value in quotes
author-not_one_text = '{ $key }' must be one text
    .mend = write a text in place of the list or the keys
author-not_keys = '{ $key }' must hold keys with values
    .mend = write each in a line of its own, deeper than '{ $key }'
author-not_a_list = '{ $key }' must be a list
    .mend = begin each entry with '- ', or write [a, b]
author-not_whole = '{ $key }' must be a whole number
    .mend = correct '{ $value }'
author-not_a_number = '{ $key }' must be a number
    .mend = write it in digits, with a point: 12.5
author-not_true_or_false = '{ $key }' must be true or false
    .mend = write true or false in place of '{ $value }'
author-not_a_day = '{ $value }' is not a day
    .mend = write it as in 2021-09-01
author-not_an_id = '{ $value }' cannot be an id
    .mend = use a-z, 0-9 and _ . /
author-empty_text = '{ $key }' is empty
    .mend = write it
author-text_too_long = '{ $key }' has { $count } characters, a phone shows { $limit } well
    .mend = shorten it
author-too_few_entries = '{ $key }' has { $limit ->
        [one] no entry
       *[other] fewer than { $limit } entries
    }
    .mend = add what is missing
author-number_below = '{ $key }' is { $value }, below { $limit }
    .mend = correct it
author-number_above = '{ $key }' is { $value }, above { $limit }
    .mend = correct it
author-id_twice = the { $what ->
        [criterion] criterion
        [index] index
        [indicator] indicator
        [item] item
        [label] label
        [level] level
        [option] option
        [part] part
        [profile] profile
       *[row] row
    } '{ $id }' stands twice
    .mend = give each its own
