fault = Something went wrong. All that you have answered is saved. Please try again in a minute.
press-unknown = This button no longer works. Send /start.

command-summary = Summary of a district or the region
command-status = How many responses have come in
command-mydata = My data: see and delete
command-language = English or Russian
command-help = What the bot can do

help = <b>Metodbot</b> surveys teachers and sums up which support they need. To answer a questionnaire, open the link that you were sent.
help-official = /summary — the summary of the region or of your district. You may name a place: “/summary Лужский”.
    /status — how many responses have come in.
help-always = /start — go on with a questionnaire, /mydata — your data, /language — русский.

language-ask = Which language shall we speak?
language-set = English from now on.

invitation-unknown = This invitation was not found. Ask for the link again.
invitation-used = This invitation has been used already. Ask for a new one.
invitation-expired = This invitation has expired. Ask for a new one.
invitation-revoked = This invitation was revoked. If that is a mistake, contact whoever sent it.
role-coordinator = You are the coordinator of { $place }.
role-official = You are an official of { $place }.
invited-coordinator = I will remind you of deadlines while responses are few. /status — how many have come in, /summary — the summary.
invited-official = /summary — the summary, /status — how many have come in. After a deadline I will tell you who is late.

list-more = … and { $count } more
list-all = Show all
list-page = Page { $page } of { $pages }
