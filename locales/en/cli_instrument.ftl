cli-instrument = Questionnaires: what is asked, and in what order.
