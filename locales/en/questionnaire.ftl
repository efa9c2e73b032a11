## A question
question-place = { $title } · { $position } of { $total }
question-row = row { $row } of { $rows }
question-several = You may choose several, then tap “Done”.
question-several-exactly = Choose { $limit } at most, then tap “Done”.
question-number = Type a number as a message.
question-year = Type the year as a message, for example 2023.
question-date = Type the date as a message, for example 01.09.2025.
question-words = Type your answer as a message.
question-optional = You may skip this question.
question-own-words = “{ $option }”: type as a message what exactly.
question-now = Now: { $answer }

button-done = Done ✓
button-back = ← Back
button-skip = Skip
button-keep = Leave as it is →
button-submit = Submit
button-other = Another municipality

answer-omitted = skipped

## Review
review-title = { $title }: check your answers
review-hint = To correct an answer, tap its number. If all is right, submit.
review-page = Page { $page } of { $pages }
review-anonymous = On submitting, the answers part from you: they cannot be seen or corrected later.

## After submitting
thanks = Thank you, your answers are in!
thanks-named = You can correct them until the campaign is closed (on { $deadline } at the earliest): tap the button below. You can delete them at any time: send /mydata.
thanks-named-late = You can correct them as long as the campaign is open: press the button below. The deadline was { $deadline }, so it may be closed on any day. You can delete them at any time: send /mydata.
thanks-anonymous = Your answers are no longer linked with you. Only the fact that you took part is known.
thanks-next = What comes next: once the answers are collected, a summary is made for { $municipality } and for the region; no single answer can be seen in it.
button-change = Correct the answers
review-submitted = You have submitted this already. If you correct anything, submit it again: until then the earlier answers count.

## Refusals
screen-elsewhere = The questionnaire is open in another message.
refused-stale = That question is behind you. Here is the current one.
refused-closed = The campaign was closed on { $date }. No more answers are taken.
refused-stopped = Collecting answers was stopped on { $date }. No answers are taken now.
refused-not-yet = The campaign opens on { $date }. Open the link on that day or later.
refused-unknown_option = There is no such option. Tap a button or type the option's number.
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
        [one] Too long: { $limit } character fits.
       *[other] Too long: { $limit } characters fit.
    }
refused-not_a_number = A number is needed, for example 12 or 12.5.
refused-not_whole = A whole number is needed, for example 12.
refused-not_a_year = A year of four digits is needed, for example 2023.
refused-not_a_date = A date is needed, for example 01.09.2025.
refused-below_minimum = Not less than { $limit }.
refused-above_maximum = Not more than { $limit }.
refused-constraint = { $message }
refused-not-text = Text is expected here. Files, pictures and voice messages are not kept.
refused-incomplete = Some questions have no answer yet. Here is the first of them.
refused-gone = This questionnaire is gone. Open the campaign's link again.
