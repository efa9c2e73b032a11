## Команды. Ключ — путь к команде, атрибут — её параметр.
cli =
    Telegram-бот для мониторинга поддержки педагогов: анкеты, сроки, сводки.

    Настройки берутся из переменных METODBOT_… и файла .env, они описаны в docs/settings.md.
    .version = Показать номер версии и выйти.
cli-run =
    Запустить бота.

    С адресом вебхука бот ждёт обновлений на METODBOT_LISTEN, без него опрашивает Telegram сам.
cli-migrate =
    Привести базу данных к схеме этой версии.

    База SQLite обновляется сама при любой команде; для PostgreSQL эту команду нужно запустить после установки новой версии.
cli-territory = Регионы и их муниципалитеты.
cli-territory-load =
    Загрузить регион из файла YAML или из поставки.

    Повторная загрузка обновляет названия и числа. Муниципалитет, которого в файле больше нет, остаётся вместе с ответами.
    .file = Путь к файлу или код региона из поставки: leningrad, krasnoyarsk.
cli-territory-remove =
    Убрать регион или муниципалитет, загруженный по ошибке.

    Только пока с ним ничего не связано: ни кампаний, ни ролей, ни неиспользованных приглашений.
    .code = Код региона.
    .municipality = Код муниципалитета; без него — весь регион.
cli-territory-show = Вывести файл региона из поставки: с него удобно начать свой.
    .code = Код региона.
cli-territory-list = Показать загруженные регионы и муниципалитеты с их кодами.
    .region = Только этот регион.
    .format = Таблица для чтения или JSON для программ (docs/formats.md).
cli-campaign = Кампании: одна или несколько анкет, открытых для муниципалитетов до срока.
cli-campaign-open = Открыть кампанию и получить ссылку для педагогов.
    .instrument = Анкета, например young_teacher; можно указать до 9 разных.
    .region = Код региона, например leningrad.
    .year = Учебный год, 2025/26, или календарный, 2025, — как сказано в анкете.
    .opens = Первый день приёма ответов, например 2026-05-12.
    .deadline = Последний день, например 2026-06-25.
    .title = Название; без него — название анкеты, а если их несколько — «Мониторинг поддержки педагогов».
    .target = Какой охват нужен, в процентах.
    .threshold = Порог публикации, не меньше 3: при меньшем числе ответов результаты не показываются.
    .rhythm = Когда считать ответы: as_they_come — сразу, nightly — ночью, weekly — раз в неделю, at_close — при закрытии. Без параметра: анонимные ночью, остальные сразу.
    .municipality = Только этот муниципалитет; можно указать несколько раз. Без этого — весь регион.
    .yes = Не переспрашивать о необычных датах.
cli-campaign-list = Показать кампании: сначала открытые, затем остановленные и закрытые.
    .region = Только этот регион.
cli-campaign-close =
    Остановить сбор ответов и назначить окончательное закрытие.

    Ответы перестают приниматься сразу. Окончательно кампания закрывается в ближайшую полночь по времени региона; до этого ничего не удаляется и её можно открыть снова.
    .id = Номер кампании из «campaign list».
    .final-after = Через сколько ночей закрыть окончательно: от 0 (сразу) до 14; без параметра — 1.
    .yes = Не переспрашивать.
cli-campaign-reopen = Возобновить сбор ответов в остановленной кампании, пока она не закрыта окончательно.
    .id = Номер кампании из «campaign list».
cli-campaign-change =
    Изменить кампанию после открытия.

    О новом сроке и новой цели один раз узнают те, кого это касается. Работающий бот видит изменения в течение минуты.
    .id = Номер кампании из «campaign list».
    .deadline = Новый срок, например 2026-07-02.
    .target = Какой охват нужен, в процентах.
    .title = Новое название.
    .numbers = Взять числа педагогов из загруженного региона заново.
    .yes = Не переспрашивать о необычных датах.
cli-role = Роли координаторов и специалистов.
cli-role-list = Показать, у кого какие роли.
    .region = Код региона.
    .format = Таблица для чтения или JSON для программ (docs/formats.md).
cli-role-remove =
    Отозвать роль.

    Действует сразу; прежняя ссылка роль не вернёт, нужно новое приглашение.
    .id = Номер роли из «role list».
cli-invite = Приглашения координаторов и специалистов.
cli-invite-coordinator = Пригласить координатора муниципалитета.
    .region = Код региона.
    .municipality = Код муниципалитета.
    .days = Сколько дней действует приглашение.
cli-invite-official = Пригласить специалиста органа управления.
    .region = Код региона.
    .municipality = Код муниципалитета; без него — весь регион.
    .days = Сколько дней действует приглашение.
cli-invite-list = Показать приглашения, которыми ещё не воспользовались.
    .region = Код региона.
cli-invite-revoke = Отозвать приглашение, которым ещё не воспользовались.
    .id = Номер приглашения из «invite list».

## Слова справки
cli-metavar-code = КОД
cli-metavar-version = ВЕРСИЯ
cli-metavar-options = [ПАРАМЕТРЫ]
cli-metavar-command = КОМАНДА [ПАРАМЕТРЫ]...
cli-metavar-help = Показать эту справку и выйти.
cli-metavar-file = ФАЙЛ
cli-metavar-region = КОД
cli-metavar-municipality = КОД
cli-metavar-instrument = АНКЕТА
cli-metavar-year = ГОД
cli-metavar-opens = ДАТА
cli-metavar-deadline = ДАТА
cli-metavar-title = ТЕКСТ
cli-metavar-target = ПРОЦЕНТ
cli-metavar-threshold = ЧИСЛО
cli-metavar-days = ДНИ
cli-metavar-final-after = НОЧИ
cli-metavar-id = НОМЕР

## Ответы
cli-migrated = База данных { $url } обновлена.
cli-migrated-before = База данных { $url } уже в нужном состоянии.
cli-territory-loaded = { $name } ({ $code }): { $count ->
    [one] загружен { $count } муниципалитет
    [few] загружены { $count } муниципалитета
   *[many] загружено { $count } муниципалитетов
}.
cli-territory-kept = { $name } ({ $code }): в файле больше нет, в базе остаётся.
cli-territory-removed = Из базы убрано: { $name } ({ $code }).
cli-territory-none = Регионов пока нет. Загрузите: metodbot territory load leningrad
cli-campaign-opened = Открыта кампания { $id }: { $title }
cli-campaign-usual-title = Мониторинг поддержки педагогов
cli-campaign-code = Код ссылки: { $code }
cli-campaign-uncounted = Число педагогов не указано { $count ->
    [one] у { $count } муниципалитета
   *[many] у { $count } муниципалитетов
}: охвата в процентах там не будет, а напоминания прекратятся после первого ответа. Чтобы они были, впишите числа в файл региона, загрузите его и выполните: metodbot campaign change { $id } --numbers
cli-campaign-none = Кампаний пока нет.
cli-campaign-stopped = Сбор ответов остановлен в кампании { $id }: { $title }
    Окончательно она закроется { $when } по времени региона. До этого её можно открыть снова: metodbot campaign reopen { $id }
cli-campaign-closed = Окончательно закрыта кампания { $id }: { $title }
cli-campaign-close-sure = Закрыть кампанию { $id } «{ $title }» окончательно? Открыть её снова будет нельзя, а неотправленные анонимные анкеты удалятся.
cli-campaign-reopened = Снова открыта кампания { $id }: { $title }
cli-campaign-reopened-late = Её срок прошёл { $deadline }. Новый срок: metodbot campaign change { $id } --deadline ГГГГ-ММ-ДД
cli-campaign-changed = Изменена кампания { $id }:
cli-campaign-unchanged = В кампании { $id } всё уже так, ничего не изменилось.
cli-changed-deadline = срок: { $was } → { $now }
cli-changed-target_percent = цель: { $was } % → { $now } %
cli-changed-title = название: { $was } → { $now }
cli-changed-numbers = числа педагогов: обновлены { $count ->
        [one] у { $count } муниципалитета
       *[many] у { $count } муниципалитетов
    }
cli-campaign-changed-told = Об этом { $count ->
    [one] узнает { $count } человек
    [few] узнают { $count } человека
   *[many] узнает { $count } человек
}: бот напишет в рабочий день с 9 до 18.
cli-campaign-odd-opens_outside_year = Период — { $year }, а открытие — { $opens }: этот день в него не входит. Так и нужно?
cli-campaign-odd-deadline_outside_year = Период — { $year }, а срок — { $deadline }: это намного позже. Так и нужно?
cli-yes-or-no = [да/нет]
cli-municipality-twice = Муниципалитет { $code } назван несколько раз, учтён один.
cli-role-none = Ролей пока ни у кого нет.
cli-role-blocked = да
cli-role-removed = Роль { $id } ({ $role }) больше не действует. Бот сообщит об этом человеку. Вернуть её можно новым приглашением.
cli-invited = Приглашение действует один раз, до { $until }.
cli-invite-none = Неиспользованных приглашений нет.
cli-invite-revoked = Приглашение { $id } отозвано.
cli-link = Ссылка: { $link }
cli-link-to = Сразу на анкету «{ $title }»: { $link }
cli-link-end = Конец ссылки, перед ним пишется https://t.me/имя_бота: { $link }
cli-column-id = №
cli-column-link_code = Код ссылки
cli-column-region = Регион
cli-column-code = Код
cli-column-name = Название
cli-column-teachers = Педагогов
cli-column-young_teachers = Молодых
cli-column-instrument = Анкета
cli-column-year = Год
cli-column-opens = Открытие
cli-column-deadline = Срок
cli-column-state = Состояние
cli-column-role = Роль
cli-column-municipality = Муниципалитет
cli-column-expires = Действует до
cli-column-since = С какого дня
cli-column-blocked = Бот заблокирован
cli-moment = { $day } в { $time }
cli-state-open = открыта
cli-state-stopped = остановлена
cli-state-closed = закрыта
cli-role-coordinator = координатор
cli-role-official = специалист

## Отказы
cli-error = Ошибка: { $message }
cli-no-territory-file = нет ни файла «{ $file }», ни региона с таким кодом в поставке ({ $shipped }).
cli-territory-used = «{ $code }» не убрать, с ним связаны: кампаний — { $campaigns }, ролей — { $roles }, приглашений — { $invitations }. Роль отзывает metodbot role remove, приглашение отзывает metodbot invite revoke; с кампанией он остаётся.
cli-no-shipped-territory = в поставке нет региона «{ $code }»; есть: { $shipped }.
cli-unknown-region = регион «{ $code }» не загружен; есть: { $known }.
cli-no-region = регион «{ $code }» не загружен; загрузите его: metodbot territory load { $code }
cli-unknown-municipality = в регионе { $region } нет муниципалитета «{ $code }»; коды показывает metodbot territory list --region { $region }
cli-unknown-instrument = нет анкеты «{ $id }»; есть: { $known }.
cli-instrument-without-methodology = по анкете { $id } версии { $version } ничего не посчитать: нет методики, которая к ней подходит. Загрузите её: metodbot methodology load ФАЙЛ
cli-unknown-campaign = нет кампании { $id }; все кампании показывает metodbot campaign list
cli-campaign-closed-before = кампания { $id } уже закрыта окончательно.
cli-campaign-stopped-before = сбор в кампании { $id } уже остановлен, окончательно она закроется { $when } по времени региона. Другой день задаёт --final-after, открывает снова metodbot campaign reopen { $id }
cli-campaign-reopen-unknown = нет кампании { $id }; все кампании показывает metodbot campaign list
cli-campaign-reopen-open = кампания { $id } и так открыта.
cli-campaign-reopen-closed = кампания { $id } закрыта окончательно и снова не открывается; откройте новую: metodbot campaign open
cli-campaign-open-before = анкета { $instrument } здесь уже открыта: кампания { $id } «{ $title }». Одновременно дважды в одном муниципалитете её не открывают: ответы разделились бы. Изменить её: metodbot campaign change { $id }, закончить: metodbot campaign close { $id }
cli-campaign-still-there = анкета { $instrument } здесь уже есть: кампания { $id } «{ $title }» остановлена, но её ещё можно открыть: metodbot campaign reopen { $id }. Освободить место: metodbot campaign close { $id } --final-after 0
cli-campaign-other-periods = анкета { $academic_year } спрашивает об учебном годе, а { $calendar_year } — о календарном; откройте их разными кампаниями.
cli-campaign-change-what = что изменить? Есть --deadline, --target, --title и --numbers.
cli-not-asked = { $question } Здесь некого спросить: если так и нужно, добавьте --yes.
cli-left = ничего не сделано.
cli-unknown-role = нет роли { $id }; роли показывает metodbot role list --region КОД
cli-campaign-refused-title = название кампании пустое.
cli-campaign-refused-title_long = название кампании длиннее { $longest } знаков.
cli-campaign-refused-title_signs = в названии кампании есть перевод строки или невидимые знаки; наберите его в одну строку.
cli-campaign-refused-academic_year = эта анкета спрашивает об учебном годе, он пишется так: 2025/26.
cli-campaign-refused-calendar_year = эта анкета спрашивает о календарном годе, он пишется так: 2025.
cli-campaign-refused-other_academic_year = день открытия не из этого учебного года: год длится с сентября по август.
cli-campaign-refused-other_calendar_year = день открытия не из этого календарного года и не из первых месяцев после него.
cli-campaign-refused-deadline = срок наступает раньше дня открытия.
cli-campaign-refused-deadline_far = срок больше чем через два года после открытия.
cli-campaign-refused-deadline_past = этот срок уже прошёл, назовите другой. Закончить идущий сбор: metodbot campaign close НОМЕР
cli-campaign-refused-opens_far = до открытия больше года.
cli-campaign-refused-target = охват — целое число процентов от 1 до 100.
cli-campaign-refused-threshold = порог публикации — от 3 до { $most }: при меньшем были бы видны ответы одного человека.
cli-campaign-refused-same_instrument = одна и та же анкета названа несколько раз; назовите каждую один раз.
cli-campaign-refused-too_many_parts = в одной кампании бывает не больше { $parts } анкет; остальные откройте другой кампанией.
cli-campaign-refused-rhythm = сразу анонимные ответы считать нельзя: выберите nightly, weekly или at_close либо не указывайте --rhythm.
cli-campaign-refused-municipalities = в регионе нет муниципалитетов, опрашивать некого.
cli-invite-not-open = приглашения { $id } нет, или им уже воспользовались, или оно отозвано; действующие показывает metodbot invite list --region КОД
cli-token-refused = Telegram не принимает токен METODBOT_TOKEN; возьмите действующий у @BotFather.
cli-telegram-unreachable = сервер { $url } не отвечает; проверьте сеть и METODBOT_API_URL.
cli-address-taken = адрес { $address } занят или недоступен; задайте другой в METODBOT_LISTEN.
cli-another-poller = обновления этого бота уже получает другой процесс; остановите его.
cli-not-a-day = «{ $given }» — не дата; дата пишется так: 2026-06-25.
cli-database-unavailable = база данных недоступна, проверьте её адрес и сервер, а у файла — права и не занят ли он другой программой: { $reason }
cli-database-behind = база данных от прежней версии; выполните: metodbot migrate
cli-database-newer = база данных от более новой версии; установите её или укажите другую базу.
cli-keys-not_a_folder = { $path } — не папка, а ключам кампаний нужна папка; задайте другую в METODBOT_KEYS.
cli-keys-not_ours = папка ключей { $path } принадлежит другому пользователю; запускайте metodbot от имени её владельца.
cli-keys-open_to_others = папка ключей { $path } открыта другим пользователям этого компьютера; закройте её: chmod 700 { $path }
cli-keys-broken = файл ключа { $path } испорчен: в нём не 32 байта. Если есть его копия, верните её на место.
cli-keys-unavailable = ключи кампаний недоступны ({ $path }: { $reason }); проверьте METODBOT_KEYS, права и подключён ли диск.

## Настройки: чего ждали
cli-setting-wrong = { $name }: нужно: { $expected }.
cli-setting-wrong-given = { $name }: «{ $given }» не подходит, нужно: { $expected }.
cli-env-open = Внимание: файл { $file } с токеном могут прочитать другие пользователи этого компьютера; закройте его: chmod 600 { $file }
cli-setting-missing = задать значение, без него команда не работает
cli-setting-utf8 = файл в кодировке UTF-8
cli-setting-token = токен бота от @BotFather вида 123456789:буквы-и-цифры
cli-setting-api_url = адрес сервера Bot API, например https://api.telegram.org
cli-setting-database_url = sqlite:///путь/к/файлу или postgresql://имя:пароль@сервер/база
cli-setting-keys = полный путь к папке ключей, общей для всех процессов, например /srv/metodbot/keys; с PostgreSQL он обязателен
cli-setting-admin_ids = числовые идентификаторы Telegram через запятую, например 1234567,7654321
cli-setting-webhook_url = адрес https://… (http только на этой же машине)
cli-setting-webhook_secret = от 16 до 256 латинских букв, цифр, знаков _ и -
cli-setting-listen = узел и порт, например 127.0.0.1:8080
cli-setting-timezone = часовой пояс, например Europe/Moscow
cli-setting-log_level = DEBUG, INFO, WARNING или ERROR
cli-setting-language = ru или en
