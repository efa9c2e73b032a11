summary-denied = Summaries are for coordinators and officials, by invitation. If your work needs them, ask the organizer of the monitoring for an invitation.
summary-no-campaign = { $place }: there has been no campaign yet.
summary-unknown = “{ $query }” was not found among your territories.
summary-which = Which territory do you mean?
summary-deadline-closed = The campaign was closed on { $date }.
summary-target-reached = The target of { $target } is reached.
summary-target-missed =
    { $count ->
        [one] { $count } response is missing to the target of { $target }.
       *[other] { $count } responses are missing to the target of { $target }.
    }
summary-small = Fewer than { $threshold } responses: nothing is published, so that nobody can be recognised.
summary-base =
    { $n ->
        [one] { $shown } response
       *[other] { $shown } responses
    }
summary-index-line = { $row } — { $mean } of 100 (“yes”: { $top })
summary-steps = The figures are renewed with every { $threshold } new responses or more.
summary-reached = { $count } of { $of } municipalities have reached the target of { $target }.
summary-below = Below the target
summary-below-more = … and { $count } more
summary-hidden =
    { $count ->
        [one] { $count } municipality is left out: fewer than { $threshold } responses.
       *[other] { $count } municipalities are left out: fewer than { $threshold } responses.
    }
summary-all-answers = All answers
summary-back = ← To the summary
summary-item-small = too few responses
status-title = What has come in
status-nothing = There is no open campaign.
status-line = { $delivered } of { $expected } ({ $percent })
