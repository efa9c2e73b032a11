mydata-none = О вас ничего не хранится.
mydata-title = Что хранится о вас
mydata-always = Номер учётной записи Telegram, язык и служебные отметки: номера последних сообщений, отправленные и отложенные напоминания, как часто их присылать, блокировка бота. Имени и телефона нет.
mydata-consent = • Согласие: «{ $title }», { $date }, версия { $version }
mydata-consent-undated = • Согласие: «{ $title }», версия { $version }
mydata-consent-words = Текст согласия: { $title }
mydata-words = Согласие, { $date }, версия { $version }:
mydata-words-undated = Согласие, версия { $version }:
mydata-words-not-kept = Текст согласия версии { $version } был частью самой программы и отдельно не сохранился.
mydata-words-none = Этого согласия больше нет.
mydata-back = ← Назад
mydata-response =
    { $answers ->
        [one] • «{ $title }»: { $answers } ответ
        [few] • «{ $title }»: { $answers } ответа
       *[other] • «{ $title }»: { $answers } ответов
    }
mydata-submitted = отправлено { $date }
mydata-workplace = место работы: { $place }
mydata-kept-for =
    { $months ->
        [one] ответы хранятся { $months } месяц после закрытия кампании
        [few] ответы хранятся { $months } месяца после закрытия кампании
       *[other] ответы хранятся { $months } месяцев после закрытия кампании
    }
mydata-kept-until = ответы хранятся до { $date }
mydata-kept-as-draft = черновик удалится, когда кампания закроется
mydata-waits = ответы ждут подсчёта, после него отделятся от вас
mydata-took-part = • Отметка об участии в опросе «{ $title }», до его закрытия: чтобы никого не посчитать дважды. Ваших ответов с ней нет.
mydata-operator = Оператор персональных данных: { $value }
mydata-contact = куда обратиться: { $value }
mydata-policy = политика обработки данных: { $value }
mydata-delete = Удалить: { $title }
mydata-delete-all = Удалить всё обо мне
mydata-confirm = Удалить анкету и ваши ответы? Вернуть их будет нельзя. Уже посчитанные суммы не изменятся.
mydata-confirm-all = Удалить всё, что хранится о вас: анкеты, согласия, роли, отметки об участии? Вернуть это будет нельзя. Уже посчитанные суммы не изменятся, а до закрытия опроса останется шифр вместо номера вашей учётной записи, чтобы не посчитать вас дважды.
mydata-confirm-yes = Да, удалить
mydata-confirm-no = Нет, оставить
