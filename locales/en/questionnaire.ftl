## A question
question-place = { $title } · { $position } of { $total }
question-row = row { $row } of { $rows }
question-several = You may choose several, then tap “Done”.
question-several-exactly = Choose { $limit } at most, then tap “Done”.
question-number = Type a number as a message.
question-year = Type the year as a message, for example 2023.
question-date = Type the date as a message, for example 01.09.2025.
question-words = Type your answer as a message.
question-quantity = Tap the number of an option, or type the exact figure.
question-optional = You may skip this question.
question-own-words = “{ $option }”: type as a message what exactly.
question-now = Now: { $answer }

button-done = Done ✓
button-back = ← Back
button-skip = Skip
button-keep = Leave as it is →
button-submit = Submit
button-other = Another municipality
button-organization = Change the organization

answer-omitted = skipped

## Review
review-title = { $title }: check your answers
review-hint = To correct an answer, tap or type its number. If all is right, submit.
review-workplace = Workplace: { $place }.
review-page = Page { $page } of { $pages }
review-anonymous = Submitted answers are counted together with those of others. Until then you can correct them; afterwards they part from you.

## After submitting
thanks = Thank you, your answers are in!
thanks-named = You can correct them while answers are collected, until { $deadline } at least: tap the button below. You can delete them at any time: send /mydata.
thanks-named-late = You can correct them while answers are collected: tap the button below. The deadline was { $deadline }, so this may end on any day. You can delete them at any time: send /mydata.
thanks-anonymous = Until your answers are counted, you can correct them with the button below or delete them: send /mydata. They are counted together with the answers of others, in groups of at least { $threshold }; where few answer, when the survey closes. Then they part from you.
thanks-counted = Your answers are counted and no longer linked with you: they can be neither corrected nor deleted. Only the fact that you took part is known.
thanks-next = What comes next: once the answers are collected, a summary is made for { $municipality } and for the region; no single answer can be seen in it.
thanks-other = There is another questionnaire: “{ $title }”. The button below opens it.
thanks-begun = The questionnaire “{ $title }” is begun but not submitted. The button below leads back to it.
button-change = Correct the answers
review-submitted = You have submitted this already. If you correct anything, submit it again: until then the earlier answers count.

## Refusals
screen-elsewhere = The questionnaire is open in another message.
screen-deleted = The questionnaire has been deleted with its answers.
lost-answers =
    ⚠️ The answers you gave so far are lost: the bot no longer has the key they were sealed with, and nobody can read them.
    If you like, begin the questionnaire anew. New answers will be saved as usual.
lost-begin-anew = Begin anew
refused-stale = That question is behind you. Here is the current one.
refused-closed = Collecting answers ended on { $date }. No more answers are taken.
refused-stopped = Collecting answers was stopped on { $date }, no answers are taken now.
refused-counted = Your answers are counted already: they cannot be corrected any more.
refused-not-yet = Collecting answers begins on { $date }. Open the link on that day or later.
refused-unknown_option = There is no such option. Tap a button or type the option's number.
refused-unknown_part = It is not clear what “{ $part }” means. Say it in another way, or tap the buttons.
refused-unknown_row = There is no such row.
refused-unknown_item = There is no such question.
refused-not_applicable = You are no longer asked this question.
refused-exclusive_option = This option excludes the others.
refused-choice_not_expected = Here the answer is typed as a message.
refused-done_not_expected = There is nothing to finish here.
refused-text_not_expected = Here you choose an option: tap a button or type its number.
refused-required = This question cannot be skipped.
refused-too_few =
    { $limit ->
        [one] Choose at least { $limit } option.
       *[other] Choose at least { $limit } options.
    }
refused-too_many =
    { $limit ->
        [one] Choose { $limit } option at most.
       *[other] Choose { $limit } options at most.
    }
refused-empty = The answer is empty. Type it in words.
refused-too_long =
    { $limit ->
        [one] Too long: at most { $limit } character fits.
       *[other] Too long: at most { $limit } characters fit.
    }
refused-not_a_number = A number is needed, for example 12 or 12.5.
refused-not_whole = A whole number is needed, for example 12.
refused-ambiguous_number = Is that { $first } or { $second }? Type the right number the way it is shown here.
refused-not_a_year = A year of four digits is needed, for example { $example }.
refused-ambiguous_year = Is that { $first } or { $second }? Write the year in four digits.
refused-not_a_date = A date is needed, for example { $example }.
refused-ambiguous_date = Is that { $first } or { $second }? Write the year in four digits.
refused-date_without_year = Add the year, for example { $example }.
refused-below_minimum = At least { $limit } is needed.
refused-too_early = A date not before { $limit } is needed.
refused-above_maximum = At most { $limit } is needed.
refused-too_late = A date not after { $limit } is needed.
refused-constraint = { $message }
refused-not_text = Text is expected here. Files, pictures and voice messages are not kept.
refused-command = A command is no answer. Send it as a new message, and correct this one to an answer.
refused-rest_of_too_long =
    { $limit ->
        [one] The message was too long and came in two parts, neither of which was saved. At most { $limit } character fits.
       *[other] The message was too long and came in two parts, neither of which was saved. At most { $limit } characters fit.
    }
refused-answer_number_expected = To correct an answer, type its number, from 1 to { $last }. To submit, type “submit”.
refused-incomplete = Some questions have no answer yet. Here is the first of them.
refused-gone = This questionnaire is gone. Open its link again.

## A question back about what was typed
asks-which = “{ $said }” fits more than one option. Which did you mean?
asks-which-one = You wrote “{ $said }”: is that “{ $option }”?
asks-place_or_quantity = Is { $said } the number of an option (“{ $place }”) or the figure itself (“{ $value }”)?
asks-as_other = There is no such option. Record it as “{ $option }”: “{ $said }”?
asks-rest_as_other = Mark: { $known }. Record the rest as “{ $option }”: “{ $said }”?
asks-replaces_words = This question is answered already. Replace the answer with “{ $said }”?
asks-words_or_option = The list has the option “{ $option }”. Record “{ $said }” as an answer of your own all the same?
asks-all_options = Mark all options?
asks-excludes_others = “{ $said }” cannot stand beside what you chose before. Clear the earlier choices?

noted-by_quantity = “{ $said }” was taken as a number: { $answer }.

## A text that the bot asks about
waiting-yes = Yes
waiting-no = No
waiting-none = None of these
waiting-is-it-an-answer = Is “{ $said }” the answer to question { $number }?
waiting-is-it-municipality = Is “{ $said }” your municipality?
waiting-is-it-organization = Is “{ $said }” the name of your organization?
waiting-is-it-for-the-list = Is “{ $said }” meant for the list of answers?

## Own questionnaires
own-ask = What would you like to open?
own-change = Correct my answers: { $title }
own-go-on = Go on with: { $title }

## Several questionnaires in one campaign
parts-ask =
    { $count ->
        [one] There is { $count } questionnaire here. Choose it.
       *[other] There are { $count } questionnaires here, each filled in by itself. Choose any of them.
    }
parts-all-sent = You have submitted all the questionnaires. Thank you!
parts-fresh = not begun
parts-begun = begun: { $answered } of { $asked } answered
parts-sent = submitted
parts-start = Begin: { $title }
