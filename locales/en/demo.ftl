## The command
cli-demo =
    Show the bot in the browser, without Telegram.

    A stand-in for Telegram runs beside the bot, with a temporary database of the Leningrad region and invented answers. On the page one can be a teacher, a coordinator or an official of the region, and go on to the next day. No METODBOT_… setting is needed. Stop it with Ctrl+C.
    .port = Port of the page; 0 takes any free one. Without it, the first free one from 8070 on.
    .no-browser = Do not open the browser.
cli-metavar-port = PORT
cli-demo-ready = Demo: { $url } (stop it with Ctrl+C)
cli-demo-address-taken = the address { $address } is taken; choose another port with --port.

## The page
demo-page-title = Metodbot demo
demo-page-about = The real bot with a stand-in for Telegram on this computer. Be a teacher, a coordinator or an official of the region; a new day brings reminders.
demo-page-invented = The answers and numbers are invented.
demo-page-next-day = Next day
demo-page-next-week = +7 days
demo-page-other-language = Русский
demo-page-people = Who to be
demo-page-chat = Chat with the bot
demo-page-message = Message
demo-page-send = Send
demo-page-hints = What to try
demo-page-empty = Nothing here yet. Start with a button below.
demo-page-unread = unread
demo-page-ok = OK
demo-page-stopped = The demo has been stopped. Start it again: metodbot demo
demo-page-edited = edited
demo-page-reply = Reply
demo-page-edit = Edit
demo-page-cancel = Cancel
demo-page-too-long = Telegram sends no message of more than 4096 characters.

demo-name-teacher = Anna
demo-name-coordinator = Olga
demo-name-official = Mikhail
demo-role-teacher = teacher
demo-role-coordinator = coordinator, Luzhsky district
demo-role-official = official, Leningrad region

demo-hint-young_teacher = Open the young teacher questionnaire
demo-hint-methodical_help = Open the anonymous questionnaire
demo-hint-language = The bot in English
