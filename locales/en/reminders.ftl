reminder-coordinator = A deadline is near
reminder-teacher = Your questionnaire is not finished
reminder-official = Who is late
reminder-snooze = Remind me tomorrow morning
reminder-snoozed = Fine, you will hear from me on { $date } in the morning.
reminder-resume = Continue the questionnaire
reminder-resume-named = Continue: { $title }
reminder-target = Target: { $target }.
reminder-link = Link for teachers: { $link }
reminder-late =
    { $count ->
        [one] { $count } municipality below the target:
       *[other] { $count } municipalities below the target:
    }
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
delivered-of-unknown =
    { $delivered ->
        [one] { $delivered } response has come in.
       *[other] { $delivered } responses have come in.
    }
notice-over = This reminder is over: all that it was about is done.
