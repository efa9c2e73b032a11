## What is told once
change-title-deadline = The deadline has moved
change-title-target = The target has changed
change-title-both = The deadline and the target have changed
change-deadline = The deadline is now { $now } (it was { $was }).
change-target = The target is now { $now } (it was { $was }).
change-unfinished = You have begun the questionnaire but not submitted it yet.
role-removed-coordinator = You are no longer the coordinator of { $place }: there will be no more reminders of deadlines, and summaries are no longer open to you.
role-removed-official = You are no longer an official of { $place }: summaries are no longer open to you.
role-removed-mistake = If this is a mistake, ask the organizer of the monitoring for a new invitation.
