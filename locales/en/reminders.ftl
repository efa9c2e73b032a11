reminder-coordinator = About a deadline
reminder-teacher = Your questionnaire is not finished
reminder-official = Who is late
reminder-snooze = Remind me tomorrow morning
reminder-snoozed = Fine, you will hear from me on { $date } in the morning.
reminder-resume = Continue the questionnaire
reminder-resume-named = Continue: { $title }
reminder-target = Target: { $target }.
reminder-target-unknown = It is not known how many teachers are asked, so there is no coverage.
reminder-link = Link for teachers: { $link }
reminder-late =
    { $count ->
        [one] { $count } municipality below the target:
       *[other] { $count } municipalities below the target:
    }
reminder-silent = No response at all, and the number of teachers is not known:
deadline-today = The deadline is today, { $date }.
deadline-tomorrow = The deadline is tomorrow, { $date }.
deadline-yesterday = The deadline was yesterday, { $date }.
deadline-ahead =
    { $days ->
        [one] Deadline { $date }, { $days } day left.
       *[other] Deadline { $date }, { $days } days left.
    }
deadline-past =
    { $days ->
        [one] The deadline was { $date }, { $days } day ago.
       *[other] The deadline was { $date }, { $days } days ago.
    }
delivered-of = Responses: { $delivered } of { $expected } ({ $percent }).
delivered-beside =
    { $count ->
        [one] { $count } more response where the number of teachers is not known.
       *[other] { $count } more responses where the number of teachers is not known.
    }
delivered-of-unknown =
    { $delivered ->
        [0] No responses.
        [one] { $delivered } response has come in.
       *[other] { $delivered } responses have come in.
    }
notice-over = This reminder is over.
reminder-official-over = The deadline has passed
reminder-nobody-late = Nobody is below the target.
late-weekly = Remind me weekly
late-never = Do not remind me any more
late-postpone = Postpone the deadline by a week
late-end = Stop collecting answers
late-more = { $title }: what next?
late-ask = “{ $title }”: the deadline was { $date }. What next?
late-is-weekly = Fine, you will hear of “{ $title }” once a week.
late-is-never = Fine, you will hear of “{ $title }” no more until its deadline changes.
late-is-daily = Fine, you will hear of “{ $title }” as before: daily on the first five working days, then once a week.
late-back = Bring the reminders back
late-end-confirm = Stop collecting answers for “{ $title }”? No more answers are taken from then on. Until the end of { $date } it can be opened again, then it closes for good.
late-end-yes = Yes, stop
late-end-no = No, go on
late-kept = Fine, answers for “{ $title }” are collected further on.
late-ended = Collecting answers for “{ $title }” has stopped. Until the end of { $date } it can be opened again.
late-reopen = Open again
late-reopened = Answers for “{ $title }” are collected again.
late-postponed = The deadline of “{ $title }” has moved to { $date }.
late-moved-already = The deadline has moved already, it is { $date } now.
late-final = The campaign is closed for good and cannot be opened again.
late-replaced = It cannot be opened again: another campaign asks the same already.
late-denied = Only officials of this region can do this.
