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
notice-over = This reminder no longer applies.
reminder-official-over = The deadline has passed
reminder-nobody-late = Nobody is below the target.
late-weekly = Remind me weekly
late-never = Do not remind me any more
late-postpone = Postpone the deadline by a week
late-end = Stop collecting answers
late-more = { $title }: what next?
late-ask = “{ $title }”: the deadline was { $date }. What next?
late-is-weekly = Fine, I will remind you of “{ $title }” once a week.
late-is-never = Fine, I will not remind you of “{ $title }” any more unless its deadline changes.
late-is-daily = Fine, I will remind you of “{ $title }” as before: daily on the first five working days, then once a week.
late-back = Bring the reminders back
late-end-confirm = Stop collecting answers for “{ $title }”? None are taken from then on. Until the end of { $date } you can resume, then the campaign closes for good.
late-end-yes = Yes, stop
late-end-no = No, go on
late-kept = Fine, answers for “{ $title }” are still being collected.
late-ended = Collecting answers for “{ $title }” has stopped. Until the end of { $date } you can resume.
late-reopen = Resume
late-reopened = Answers for “{ $title }” are being collected again.
late-postponed = The deadline of “{ $title }” has been moved to { $date }.
late-moved-already = The deadline has been changed already: it is { $date } now.
late-final = The campaign is closed for good, collecting cannot be resumed.
late-replaced = Collecting cannot be resumed: another campaign asks the same questionnaire already.
late-denied = Only officials of this region can do this.
