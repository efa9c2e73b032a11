consent-anonymous = The survey is anonymous. Answers are collected for the monitoring of teacher support.
consent-named = Answers are collected for the monitoring of teacher support. The bot neither asks for nor keeps your name or phone.
consent-kept-anonymous = Until counted, answers are kept sealed, with the number of your Telegram account (not your phone). You can correct them, and delete them with /mydata.
consent-counted-anonymous =
    Answers are counted in groups, at the close of the survey at the latest. Counted ones part from you for good: they cannot be found, corrected or deleted. { $months ->
        [one] With the municipality, but without name and number, they are kept for { $months } month after the close.
       *[other] With the municipality, but without name and number, they are kept for { $months } months after the close.
    } Drafts and what was not counted are deleted at the close.
consent-kept-named =
    Your answers and your workplace are kept with the number of your Telegram account. { $months ->
        [one] They are deleted { $months } month after the survey closes.
       *[other] They are deleted { $months } months after the survey closes.
    }
consent-seen = Coordinators, officials and the bot’s administrators see only how many answered and summaries of groups of { $threshold } or more. Those who run the server have access to the database.
consent-seen-workplace = The bot suggests the name of your organization to those who type a similar one.
consent-free-text = Words that you write yourself are in no summary. Still, please name nobody in them.
consent-withdraw-anonymous = You can withdraw your consent at any time: /mydata, “{ mydata-delete-all }”. Until then it and your account number are kept. What is counted stays and, until the close, a mark that you took part.
consent-withdraw-named = You can delete your answers at any time: /mydata. Withdraw your consent there too: “{ mydata-delete-all }”; until then it and your account number are kept. Counted sums stay and, until the survey closes, a mark that you took part.
consent-operator = Operator of personal data: { $value }
consent-contact = Questions about data: { $value }
consent-policy = Data policy: { $value }
consent-changed = The words of the consent have changed. Please read them again and decide anew.
consent-yes = I agree, start
consent-no = No, thank you
consent-given = ✓ You agreed on { $date }.
consent-declined = Fine, nothing was stored. If you change your mind, tap the button or open the link again.
consent-again = Take part after all
consent-press = To start or to decline, tap one of the buttons, or write “agree” or “no”.
consent-unknown = This link does not work. Ask the organizer for a new one.
consent-taken-part = You have taken part in this survey already: “{ $title }”. Thank you!

municipality-ask = Where do you work? Choose the district or type its name.
municipality-ask-letter = Where do you work? Type the name of the district or town, or choose its first letter.
municipality-letter = Beginning with “{ $letter }”:
municipality-unknown = “{ $query }” was not found. Check the name or choose with a button.
municipality-similar = Which of the similar names is yours?
municipality-all = Show all
municipality-letters = ← To the letters

organization-ask = { $municipality }. What is your organization called? Type it, for example: МБОУ «СОШ № 5».
workplace-empty = Write the name in words.
workplace-too_long = Too long: a short name of up to { $limit } characters will do.
workplace-not_text = Write the name as a message: files, pictures and voice messages are not kept.
workplace-keep = Keep: { $name }
organization-similar = Is it perhaps one of these? If not, tap “{ $keep }”.
organization-keep = Keep it as typed
