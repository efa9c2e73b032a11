undelivered-title = Not delivered
undelivered-week = What did not arrive in the last seven days, and why:
undelivered-count =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
undelivered-chat_not_found = the recipient never opened the bot, or has deleted the account
undelivered-too_long = the message is too long
undelivered-markup = Telegram could not read the markup
undelivered-buttons = Telegram did not accept the buttons
undelivered-refused = another reason
undelivered-program = a fault in the program, the log says more
undelivered-unknown = the reason was not written down
undelivered-list = The whole list: metodbot outbox list --state failed
undelivered-retry = Try once more
undelivered-retried = Sending once more: { $messages }.
undelivered-nothing = There is nothing to send: all that did not arrive has been sent anew or is no longer needed.
undelivered-denied = Only an administrator of the bot can do this.
