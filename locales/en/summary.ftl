summary-denied = Summaries are for coordinators and officials, by invitation. If your work needs them, ask whoever runs the monitoring for an invitation.
summary-no-campaign = { $place }: there has been no campaign yet.
summary-unknown = “{ $query }” was not found among your territories.
summary-which = Which territory do you mean?
summary-which-more = These are not all. For another one, write /summary and its name.
summary-deadline-closed = The campaign was closed on { $date }.
summary-not-open-yet = The campaign opens on { $date }.
summary-deadline-stopped = Collecting answers was stopped on { $date }.
summary-target-reached = The target of { $target } is reached.
summary-target-missed =
    { $count ->
        [one] { $count } more response is needed for the target of { $target }.
       *[other] { $count } more responses are needed for the target of { $target }.
    }
summary-target-was-missed =
    { $count ->
        [one] The target of { $target } was missed by { $count } response.
       *[other] The target of { $target } was missed by { $count } responses.
    }
summary-small = There are no figures yet: responses are counted in groups of at least { $threshold }, so that nobody can be recognised.
summary-small-closed = Fewer than { $threshold } responses: nothing is published, so that nobody can be recognised.
summary-base =
    { $n ->
        [one] { $shown } response
       *[other] { $shown } responses
    }
summary-index-legend = Mean out of 100; in brackets, the share of positive answers.
summary-steps = Responses are counted in groups of at least { $threshold }: not all are in the figures yet.
summary-steps-closed = Counting is over, and the figures do not change any more.
summary-left-over = People of municipalities with few responses: counted for the region only — { $region }, not counted — { $nowhere }.
summary-rest = Not all of it fits here: press “{ $button }” for the rest.
summary-reached = { $count } of { $of } municipalities { $count ->
        [one] has
       *[other] have
    } reached the target of { $target }.
summary-target-not-reached = The target of { $target } is not reached.
summary-reached-none = None of { $of } municipalities has reached the target of { $target }.
summary-expected-unknown = It is not known how many teachers are asked, so there is no coverage.
summary-expected-none = There are no teachers here on record, so there is no coverage.
summary-over = There are more responses than teachers on record: check whether their number is out of date.
summary-ahead = Ahead
summary-below = Below the target
summary-hidden =
    { $count ->
        [one] { $count } municipality is not in the figures yet: fewer than { $threshold } counted responses there.
       *[other] { $count } municipalities are not in the figures yet: fewer than { $threshold } counted responses there.
    }
summary-hidden-closed =
    { $count ->
        [one] { $count } municipality has no figures of its own: fewer than { $threshold } responses.
       *[other] { $count } municipalities have no figures of their own: fewer than { $threshold } responses.
    }
summary-all-answers = All answers
summary-back = ← To the summary
summary-item-small = too few responses
summary-item-later = after the close
status-title = Responses so far
status-nothing = There is no open campaign.
status-total = In all
status-groups = Results are counted in groups of at least { $threshold }, so answers do not come into summaries at once.
status-line = { $delivered } of { $expected } ({ $percent })
