## Commands. The key is the command's path, an attribute is its parameter.
cli =
    Telegram bot for monitoring how teachers are supported: questionnaires, deadlines, summaries.

    Settings come from METODBOT_… variables and the file .env; docs/settings.md describes them.
    .version = Show the version and exit.
cli-run =
    Run the bot.

    With a webhook address it waits for updates on METODBOT_LISTEN, without one it polls Telegram.
cli-migrate =
    Bring the database to the schema of this version.

    An SQLite database is upgraded by any command; for PostgreSQL run this after installing a new version.
cli-territory = Regions and their municipalities.
cli-territory-load =
    Load a region from a YAML file or from those shipped.

    Loading again updates names and numbers. A municipality that is no longer in the file stays, with its answers.
    .file = Path of the file or code of a shipped region: leningrad, krasnoyarsk.
cli-territory-remove =
    Remove a region or a municipality that was loaded by mistake.

    Only as long as nothing hangs on it: no campaigns, no roles, no unused invitations.
    .code = Code of the region.
    .municipality = Code of the municipality; by default the whole region.
cli-territory-show = Print the file of a shipped region, to start one's own from.
    .code = The region's code.
cli-territory-list = Show the loaded regions and municipalities with their codes.
    .region = This region only.
    .format = A table to read or JSON for programs (docs/formats.md).
cli-campaign = Campaigns: one or several questionnaires opened for municipalities until a deadline.
cli-campaign-open = Open a campaign and get the link for teachers.
    .instrument = The questionnaire, for example young_teacher; up to 9 different ones may be given.
    .region = Code of the region, for example leningrad.
    .year = An academic year, 2025/26, or a calendar year, 2025, as the questionnaire says.
    .opens = First day of answering, for example 2026-05-12.
    .deadline = Last day, for example 2026-06-25.
    .title = Title; by default that of the questionnaire; several have a common one.
    .target = Wanted coverage in percent.
    .threshold = Publication threshold, 3 at least: results of fewer answers are not shown.
    .rhythm = When answers are counted. By default anonymous ones nightly, others as they come.
    .municipality = This municipality only; may be given several times. By default the whole region.
    .yes = Do not ask about unusual dates.
cli-campaign-list = Show the campaigns: open ones first, then stopped and closed ones.
    .region = This region only.
cli-campaign-close =
    Stop collecting answers, and set when the campaign is closed for good.

    Answers are no longer taken at once. It closes for good at the next midnight of the region; until then nothing is deleted and it can be opened again.
    .id = Number of the campaign, from "campaign list".
    .final-after = After how many nights to close it for good: from 0 (at once) to 14; by default 1.
    .yes = Do not ask.
cli-campaign-reopen = Open a stopped campaign again, as long as it is not closed for good.
    .id = Number of the campaign, from "campaign list".
cli-campaign-change =
    Change a campaign after its opening.

    Those concerned are told once of a new deadline or target. A running bot sees the changes within a minute.
    .id = Number of the campaign, from "campaign list".
    .deadline = New deadline, e.g. 2026-07-02.
    .target = Coverage wanted, in percent.
    .title = New title.
    .numbers = Take the numbers of teachers of the loaded region anew.
    .yes = Do not ask about unusual dates.
cli-role = Roles of coordinators and officials.
cli-role-list = Show who has which role.
    .region = Code of the region.
    .format = A table to read, or JSON for programs (docs/formats.md).
cli-role-remove =
    Take a role away.

    At once; the old link does not give it back, a new invitation does.
    .id = Number of the role, from "role list".
cli-invite = Invitations for coordinators and officials.
cli-invite-coordinator = Invite the coordinator of a municipality.
    .region = Code of the region.
    .municipality = Code of the municipality.
    .days = How many days the invitation is valid.
cli-invite-official = Invite an official.
    .region = Code of the region.
    .municipality = Code of the municipality; by default the whole region.
    .days = How many days the invitation is valid.
cli-invite-list = Show the invitations that nobody has used yet.
    .region = Code of the region.
cli-invite-revoke = Revoke an invitation that nobody has used yet.
    .id = Number of the invitation, from "invite list".

## Words of the help
cli-metavar-code = CODE
cli-metavar-version = VERSION
cli-metavar-options = [OPTIONS]
cli-metavar-command = COMMAND [ARGS]...
cli-metavar-help = Show this message and exit.
cli-metavar-file = FILE
cli-metavar-region = CODE
cli-metavar-municipality = CODE
cli-metavar-instrument = ID
cli-metavar-year = YEAR
cli-metavar-opens = DATE
cli-metavar-deadline = DATE
cli-metavar-title = TEXT
cli-metavar-target = PERCENT
cli-metavar-threshold = NUMBER
cli-metavar-days = DAYS
cli-metavar-final-after = NIGHTS
cli-metavar-id = NUMBER

## Answers
cli-migrated = The database { $url } has been upgraded.
cli-migrated-before = The database { $url } is up to date.
cli-territory-loaded = { $name } ({ $code }): { $count ->
    [one] { $count } municipality
   *[other] { $count } municipalities
} loaded.
cli-territory-kept = { $name } ({ $code }): no longer in the file, kept in the database.
cli-territory-removed = Removed from the database: { $name } ({ $code }).
cli-territory-none = No regions yet. Load one: metodbot territory load leningrad
cli-campaign-opened = Opened campaign { $id }: { $title }
cli-campaign-usual-title = Monitoring of teacher support
cli-campaign-code = Link code: { $code }
cli-campaign-uncounted = The number of teachers is not known for { $count ->
    [one] { $count } municipality
   *[other] { $count } municipalities
}: there will be no coverage in percent, and reminders end with the first response. To have both, write the numbers into the region's file, load it and run: metodbot campaign change { $id } --numbers
cli-campaign-none = No campaigns yet.
cli-campaign-stopped = Stopped collecting answers, campaign { $id }: { $title }
    It closes for good on { $when }, by the clock of the region. Until then it can be opened again: metodbot campaign reopen { $id }
cli-campaign-closed = Closed for good: campaign { $id }: { $title }
cli-campaign-close-sure = Close the campaign { $id } "{ $title }" for good? It can never be opened again, and anonymous questionnaires that were not sent are deleted.
cli-campaign-reopened = Opened again: campaign { $id }: { $title }
cli-campaign-reopened-late = Its deadline was { $deadline }. A new one: metodbot campaign change { $id } --deadline YYYY-MM-DD
cli-campaign-changed = Changed campaign { $id }:
cli-campaign-unchanged = The campaign { $id } is like that already, nothing has changed.
cli-changed-deadline = deadline: { $was } → { $now }
cli-changed-target_percent = target: { $was }% → { $now }%
cli-changed-title = title: { $was } → { $now }
cli-changed-numbers = numbers of teachers: renewed in { $count ->
        [one] { $count } municipality
       *[other] { $count } municipalities
    }
cli-campaign-changed-told = { $count ->
    [one] { $count } person
   *[other] { $count } people
} will be told, on a working day between 9 and 18 hours.
cli-campaign-odd-opens_outside_year = The year is { $year } and the opening { $opens }, which is not in it. Is that meant?
cli-campaign-odd-deadline_outside_year = The year is { $year } and the deadline { $deadline }, which is much later. Is that meant?
cli-yes-or-no = [yes/no]
cli-municipality-twice = The municipality { $code } is named more than once; it is asked once.
cli-role-none = Nobody has a role yet.
cli-role-blocked = yes
cli-role-removed = The role { $id } ({ $role }) has ended. The bot will tell the person. A new invitation gives it back.
cli-invited = The invitation works once, until { $until }.
cli-invite-none = No unused invitations.
cli-invite-revoked = Invitation { $id } has been revoked.
cli-link = Link: { $link }
cli-link-to = Straight to the questionnaire "{ $title }": { $link }
cli-link-end = End of the link, to be written after https://t.me/name_of_bot: { $link }
cli-column-id = No.
cli-column-link_code = Link code
cli-column-region = Region
cli-column-code = Code
cli-column-name = Name
cli-column-teachers = Teachers
cli-column-young_teachers = Young
cli-column-instrument = Instrument
cli-column-year = Year
cli-column-opens = Opens
cli-column-deadline = Deadline
cli-column-state = State
cli-column-role = Role
cli-column-municipality = Municipality
cli-column-expires = Valid until
cli-column-since = Since
cli-column-blocked = Bot blocked
cli-moment = { $day } at { $time }
cli-state-open = open
cli-state-stopped = stopped
cli-state-closed = closed
cli-role-coordinator = coordinator
cli-role-official = official

## Refusals
cli-error = Error: { $message }
cli-no-territory-file = there is neither a file "{ $file }" nor a shipped region of that code ({ $shipped }).
cli-territory-used = "{ $code }" cannot be removed, there hang on it: campaigns { $campaigns }, roles { $roles }, invitations { $invitations }. A role is taken away by metodbot role remove, an invitation by metodbot invite revoke; what has a campaign stays.
cli-no-shipped-territory = no region "{ $code }" is shipped; there are: { $shipped }.
cli-unknown-region = the region "{ $code }" is not loaded; loaded: { $known }.
cli-no-region = the region "{ $code }" is not loaded; load it: metodbot territory load { $code }
cli-unknown-municipality = the region { $region } has no municipality "{ $code }"; see the codes: metodbot territory list --region { $region }
cli-unknown-instrument = there is no questionnaire "{ $id }"; there are: { $known }.
cli-instrument-without-methodology = nothing can be counted of version { $version } of the questionnaire { $id }: no methodology fits it. Load one: metodbot methodology load FILE
cli-unknown-campaign = there is no campaign { $id }; see them all: metodbot campaign list
cli-campaign-closed-before = the campaign { $id } is closed already, for good.
cli-campaign-stopped-before = the campaign { $id } is stopped already and closes for good on { $when }, by the clock of the region. Another day: --final-after; open it again: metodbot campaign reopen { $id }
cli-campaign-reopen-unknown = there is no campaign { $id }; see them all: metodbot campaign list
cli-campaign-reopen-open = the campaign { $id } is open.
cli-campaign-reopen-closed = the campaign { $id } is closed for good and does not open again; open a new one: metodbot campaign open
cli-campaign-open-before = the questionnaire { $instrument } is open here already: campaign { $id } "{ $title }". It is not opened twice at once in one municipality, for that would split the answers. To change it: metodbot campaign change { $id }; to end it: metodbot campaign close { $id }
cli-campaign-still-there = the questionnaire { $instrument } is here already: campaign { $id } "{ $title }" is stopped and can be opened again: metodbot campaign reopen { $id }. To make room: metodbot campaign close { $id } --final-after 0
cli-campaign-other-periods = the questionnaire { $academic_year } asks about an academic year, and { $calendar_year } about a calendar year; open them in different campaigns.
cli-campaign-change-what = change what? There are --deadline, --target, --title and --numbers.
cli-not-asked = { $question } There is nobody here to ask: if it is meant, add --yes.
cli-left = nothing was done.
cli-unknown-role = there is no role { $id }; see the roles: metodbot role list --region CODE
cli-campaign-refused-title = the title of the campaign is empty.
cli-campaign-refused-title_long = the title of the campaign is longer than { $longest } characters.
cli-campaign-refused-title_signs = the title of the campaign has a line break or invisible characters; type it as one line.
cli-campaign-refused-academic_year = this questionnaire asks about an academic year, which is written as 2025/26.
cli-campaign-refused-calendar_year = this questionnaire asks about a calendar year, which is written as 2025.
cli-campaign-refused-other_academic_year = the opening day is not of this academic year, which goes from September to August.
cli-campaign-refused-other_calendar_year = the opening day is neither of this calendar year nor of the first months after it.
cli-campaign-refused-deadline = the deadline comes before the opening day.
cli-campaign-refused-deadline_far = the deadline is more than two years after the opening.
cli-campaign-refused-deadline_past = this deadline is past already, name another. To end collecting that goes on: metodbot campaign close ID
cli-campaign-refused-opens_far = the opening is more than a year away.
cli-campaign-refused-target = coverage is a whole percentage from 1 to 100.
cli-campaign-refused-threshold = the publication threshold is from 3 to { $most }: below it the answers of one person would show.
cli-campaign-refused-same_instrument = the same questionnaire is named more than once; name each of them once.
cli-campaign-refused-too_many_parts = a campaign has up to { $parts } questionnaires; open another campaign for the rest.
cli-campaign-refused-rhythm = anonymous answers are never counted as they come: choose nightly, weekly or at_close, or leave --rhythm out.
cli-campaign-refused-municipalities = the region has no municipalities, nobody to ask.
cli-invite-not-open = there is no invitation { $id }, or it has been used or revoked; see those that are open: metodbot invite list --region CODE
cli-token-refused = Telegram does not accept METODBOT_TOKEN; get a valid token from @BotFather.
cli-telegram-unreachable = the server { $url } does not answer; check the network and METODBOT_API_URL.
cli-address-taken = the address { $address } is taken or not available; set another one in METODBOT_LISTEN.
cli-another-poller = another process receives the updates of this bot; stop it.
cli-not-a-day = "{ $given }" is not a date; write it as 2026-06-25.
cli-database-unavailable = the database is unavailable, check its address and server, and of a file its rights and whether another program holds it: { $reason }
cli-database-behind = the database is of an earlier version; run: metodbot migrate
cli-database-newer = the database is of a newer version; install that, or set another database.
cli-keys-not_a_folder = { $path } is not a folder, and the campaigns' keys need one; set another in METODBOT_KEYS.
cli-keys-not_ours = the folder of keys { $path } belongs to another user; run metodbot as its owner.
cli-keys-open_to_others = other users of this computer can enter the folder of keys { $path }; close it: chmod 700 { $path }
cli-keys-broken = the file of a key { $path } is damaged: it does not hold 32 bytes. If there is a copy of it, put that back.
cli-keys-unavailable = the campaigns' keys are not available ({ $path }: { $reason }); check METODBOT_KEYS, the rights, and whether the disk is mounted.

## Settings: what was expected
cli-setting-wrong = { $name }: expected { $expected }.
cli-setting-wrong-given = { $name }: "{ $given }" does not fit, expected { $expected }.
cli-env-open = Warning: other users of this computer can read the file { $file } with the token; close it: chmod 600 { $file }
cli-setting-missing = a value, for the command does not work without one
cli-setting-utf8 = a file in UTF-8
cli-setting-token = the bot's token from @BotFather, like 123456789:letters-and-digits
cli-setting-api_url = the address of a Bot API server, like https://api.telegram.org
cli-setting-database_url = sqlite:///path/to/file or postgresql://name:password@server/database
cli-setting-keys = the whole path of the folder of keys that all processes share, like /srv/metodbot/keys; PostgreSQL needs it
cli-setting-admin_ids = numeric Telegram ids with commas between, like 1234567,7654321
cli-setting-webhook_url = an https://… address (http only on this very machine)
cli-setting-webhook_secret = 16 to 256 Latin letters, digits, _ and -
cli-setting-listen = a host and a port, like 127.0.0.1:8080
cli-setting-timezone = a time zone, like Europe/Moscow
cli-setting-log_level = DEBUG, INFO, WARNING or ERROR
cli-setting-language = ru or en
