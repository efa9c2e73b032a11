consent-anonymous = The survey is anonymous. Submitted answers are counted together with those of others, in groups, usually at night; where few answer, when the survey closes. Until then they are kept with the number of your Telegram account (not your phone number), and you can correct or delete them. Once counted they part from you for good: the answers stay without a name and, until the close, a mark that you took part. After that they can be neither corrected nor deleted.
consent-named = Your answers are kept with the number of your Telegram account. The bot neither asks for nor keeps your name or phone. Officials see only summaries that show no single person. You can delete your answers at any time: /mydata; sums that are counted already do not change by it.
consent-free-text = Please name nobody in your answers.
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
