mydata-none = Nothing is stored about you.
mydata-title = What is stored about you
mydata-always = The number of your Telegram account, your language and what the service needs: numbers of the last messages, reminders sent and put off, how often you want them, whether the bot is blocked. No name and no phone.
mydata-consent = • Consent: “{ $title }”, { $date }, version { $version }
mydata-consent-undated = • Consent: “{ $title }”, version { $version }
mydata-consent-words = Words of the consent: { $title }
mydata-words = Consent, { $date }, version { $version }:
mydata-words-undated = Consent, version { $version }:
mydata-words-not-kept = The words of the consent of version { $version } were the program’s own and are not kept.
mydata-words-none = There is no such consent any more.
mydata-back = ← Back
mydata-response =
    { $answers ->
        [one] • “{ $title }”: { $answers } answer
       *[other] • “{ $title }”: { $answers } answers
    }
mydata-submitted = submitted on { $date }
mydata-workplace = workplace: { $place }
mydata-kept-for =
    { $months ->
        [one] the answers are kept for { $months } month after the campaign closes
       *[other] the answers are kept for { $months } months after the campaign closes
    }
mydata-kept-until = the answers are kept until { $date }
mydata-kept-as-draft = the draft is deleted when the campaign closes
mydata-waits = the answers wait to be counted and part from you then
mydata-took-part = • A mark that you took part in “{ $title }”, until it closes, so that nobody is counted twice. None of your answers is kept with it.
mydata-operator = Operator of personal data: { $value }
mydata-contact = contact: { $value }
mydata-policy = data policy: { $value }
mydata-delete = Delete: { $title }
mydata-delete-all = Delete everything about me
mydata-confirm = Delete the questionnaire with your answers? They cannot be brought back. Sums that are counted already do not change.
mydata-confirm-all = Delete all that is stored about you: questionnaires, consents, roles, marks of taking part? It cannot be brought back. Sums that are counted already do not change, and until a survey closes a cipher stays in place of your account number, so that you are not counted twice.
mydata-confirm-yes = Yes, delete
mydata-confirm-no = No, keep it
