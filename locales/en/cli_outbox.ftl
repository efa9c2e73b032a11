cli-outbox = Outgoing messages.
cli-outbox-list = Show outgoing messages: to whom, of which kind, what became of them.
    .state = Only those in this state, for example failed: Telegram refused them.
    .format = A table to read or JSON for programs (docs/formats.md).
cli-outbox-retry =
    Send a message once more that Telegram refused.

    Its words are made anew; where there is nothing left to remind of, nothing is sent.
    .id = Number of the message from “outbox list”.
    .even-if-twice = Also one that may have arrived: the person may get it twice.
cli-outbox-retried = Message { $id } will be sent once more.
cli-outbox-retry-unknown = there is no message { $id }; metodbot outbox list shows them all
cli-outbox-retry-not_failed = message { $id } is { $state }; only failed and uncertain ones are sent once more.
cli-outbox-retry-uncertain = message { $id } may have arrived; if it may come twice, add --even-if-twice
cli-outbox-retry-overtaken = after message { $id } a newer reminder went to this person, or waits, and says the same.
cli-outbox-uncertain =
    Show messages that may have arrived or not.

    The program or the connection broke while they were being sent. They are not sent again.
cli-outbox-certain = There are none.
cli-column-person = Person
cli-column-kind = Kind
cli-column-claimed = Being sent at
cli-column-due = Due
cli-column-settled = Settled
cli-column-reason = Reason
