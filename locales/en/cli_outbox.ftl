cli-outbox = Outgoing messages.
cli-outbox-uncertain =
    Show messages that may have arrived or not.

    The program or the connection broke while they were being sent. They are not sent again.
cli-outbox-certain = There are none.
cli-column-person = Person
cli-column-kind = Kind
cli-column-claimed = Being sent at
