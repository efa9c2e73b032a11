cli-score =
    Посчитать результаты по методике: из таблицы со значениями или, для анкет, из ответов кампании.

    Таблица — CSV или XLSX: столбцы «Муниципалитет», «Показатель», «Значение» (для долей «Числитель» и «Знаменатель») или по столбцу на каждый показатель.
    .methodology = Код методики, например support_2021 (все показывает «methodology list»), или путь к своему файлу YAML.
    .table = Таблица со значениями; «-» — стандартный ввод.
    .campaign = Номер кампании из «campaign list», для анкет.
    .control = Таблица с контрольными данными: расхождения станут замечаниями.
    .previous = Таблица прошлого периода: накопительные показатели не должны убывать.
    .choices = Файл YAML с решениями региона: шкалы, пороги. Вместо заданных командой «region set».
    .region = Код региона: его решения и названия, с которыми сверяется таблица; чужое название — ошибка.
    .explain = Показать, как получился результат этого муниципалитета.
    .database = Адрес базы данных вместо METODBOT_DATABASE_URL.
    .format = Таблица для чтения, JSON (docs/formats.md), CSV или XLSX.
    .output = Записать в файл, а не вывести.
cli-methodology = Методики: как из значений получаются баллы и уровни.
cli-methodology-list = Показать методики: из поставки и загруженные.
    .region = Код региона: только те, которые ему доступны.
    .format = Таблица для чтения или JSON для программ (docs/formats.md).
cli-methodology-show =
    Вывести файл методики.

    Если таких несколько, выводится одна: загруженная, а не из поставки; из загруженных — самая новая.
    .methodology = Код методики.
    .region = Код региона: та, которая ему доступна.
cli-methodology-check =
    Проверить файл методики; каждая ошибка названа с номером строки.

    Методика анкеты сверяется и с самой анкетой, если та есть в поставке или загружена.
    .file = Файл YAML.
    .region = Код региона, чья анкета имеется в виду.
cli-methodology-load =
    Загрузить свою методику анкеты, чтобы открывать с ней кампании.

    Сначала загрузите анкету: «instrument load». Открытые кампании не меняются.
    .file = Файл YAML.
    .region = Код региона, если методика только для него.
cli-methodology-template =
    Дать пустую таблицу, в которую впишут значения для «metodbot score».

    Столбцы названы номерами и названиями показателей; для долей — числитель и знаменатель.
    .methodology = Код методики (все показывает «methodology list») или путь к своему файлу YAML.
    .region = Код региона: вписать названия его муниципалитетов.
    .output = Файл .xlsx или .csv; без него CSV выводится на экран.
cli-methodology-remove =
    Убрать загруженную методику анкеты: новые кампании с ней не открыть.

    Кампании, открытые с ней, её хранят и не меняются. То, что есть в поставке, не убирается.
    .code = Код методики.
    .version = Версия, как в «methodology list».
    .region = Код региона, если методика загружена только для него.
cli-methodology-removed = Убрана методика { $id }, версия { $version }. Кампании, которые с ней открыты, не изменились.
cli-methodology-loaded = Загружена для всех регионов методика { $id }, версия { $version }: «{ $title }»
cli-methodology-loaded-for-region = Загружена для региона { $region } методика { $id }, версия { $version }: «{ $title }»
cli-methodology-not-loaded = загружаются только методики анкет (kind: questionnaire); эта считает таблицы прямо из файла: metodbot score { $file } ТАБЛИЦА
cli-methodology-without-instrument = анкета «{ $id }» неизвестна; сначала загрузите её: metodbot instrument load ФАЙЛ. Есть: { $known }.
cli-methodology-right = Ошибок нет: { $id }, версия { $version }, «{ $title }»
cli-metavar-table = [ТАБЛИЦА]
cli-metavar-control = ТАБЛИЦА
cli-metavar-previous = ТАБЛИЦА
cli-metavar-choices = ФАЙЛ
cli-metavar-explain = МУНИЦИПАЛИТЕТ
cli-metavar-output = ФАЙЛ
cli-metavar-methodology = МЕТОДИКА
cli-metavar-campaign = НОМЕР
cli-metavar-database = АДРЕС
cli-column-rank = Место
cli-column-points = Баллы
cli-column-max_points = Максимум
cli-column-percent = Процент
cli-column-level = Уровень
cli-column-notes = Пометки
cli-column-version = Версия
cli-column-counted = Посчитано
cli-column-waiting = Ждут
cli-column-coverage = Охват
cli-score-missing = нет данных: { $indicators }
cli-score-hidden =
    { $count ->
        [one] Результаты { $count } муниципалитета не показаны: ответов меньше { $threshold }.
       *[other] Результаты { $count } муниципалитетов не показаны: ответов меньше { $threshold }.
    }
cli-score-choices-of-file = Учтены решения из файла { $file }.
cli-score-choices-of-file-not-region = Учтены решения из файла { $file }, а не заданные для региона { $region }.
cli-score-choices-of-region = Учтены решения, заданные для региона { $region } (metodbot region show { $region }).
cli-score-choices-not-used = Решения для методики { $id } заданы в регионах: { $regions }. Здесь они не учтены; чтобы учесть, добавьте --region с кодом региона.
cli-score-choices-outdated = решения региона { $region } больше не подходят к методике { $id }: она изменилась. Сохраните файл (metodbot region show { $region }) и задайте снова (metodbot region set { $region } ФАЙЛ): ошибки будут названы по строкам.
cli-score-other-instrument =
    { $count ->
        [1] кампания { $id } проведена по анкете { $instrument }; назовите эту методику.
       *[other] кампания { $id } проведена по анкетам { $instrument }; назовите одну из этих методик.
    }
cli-score-what = назовите таблицу со значениями или, для анкет, --campaign с номером кампании (формат table или json).
cli-score-only-tables = с --campaign не действует: { $options }. Уберите; результат целиком выводит --format json.
cli-score-questionnaire = { $id } — анкета: назовите --campaign с номером кампании.
cli-score-nobody =
    { $assessed ->
        [organization] в таблице нет организации «{ $name }».
        [programme] в таблице нет программы «{ $name }».
        [head] в таблице нет руководителя «{ $name }».
        [association] в таблице нет объединения «{ $name }».
       *[municipality] в таблице нет муниципалитета «{ $name }».
    }
cli-score-output = XLSX нельзя вывести на экран; назовите файл: --output результат.xlsx
cli-unknown-methodology = нет методики { $id }; есть { $known }
cli-no-file = нет файла или папки { $file }.
cli-is-folder = { $file } — папка, а нужен файл.
cli-no-access = нет доступа к { $file }.
cli-database-url-refused = адрес базы данных должен начинаться с sqlite:/// или postgresql://
cli-score-input-twice = «-» можно назвать один раз: стандартный ввод читается однажды.
cli-standard-input = стандартный ввод
cli-template-questionnaire = { $id } — анкета: на неё отвечают в чате, таблицы у неё нет.
cli-template-output = непонятно, что записать в { $file }: назовите файл .xlsx или .csv.
cli-template-exists = файл { $file } уже есть, и в нём могут быть данные. Назовите другой.
cli-template-no-municipalities = методика { $id } оценивает не муниципалитеты: уберите --region.
template-sheet = Данные
template-instruction-sheet = Как заполнять
template-subject-municipality = Муниципалитет
template-subject-organization = Организация
template-subject-programme = Программа
template-subject-head = Руководитель
template-subject-association = Объединение
template-yes = да
template-no = нет
template-not-applicable = н/п
template-number-title = Нужно целое число
template-number = Целое число от { $least } до { $most }; «н/п», если показатель неприменим. Оставить как есть?
template-instruction =
    Первая строка листа «Данные» — заголовки. Номера показателей в них не меняйте; лишние столбцы можно удалить.
    Одна строка — один муниципалитет (организация, программа, руководитель, объединение — кого оценивает методика).
    Для доли впишите два целых числа: numerator — числитель, denominator — знаменатель. Если известен только процент, назовите столбец номером показателя и пишите со знаком: 54,2 %.
    Пустая ячейка — нет данных, это не ноль. «н/п» — показатель неприменим.
    Где ждут «да» или «нет», прочерк значит «нет». Перечни пишите через точку с запятой.
    Строки «Итого», примечания и подписи под таблицей при чтении пропускаются.
    Готовый файл: metodbot score МЕТОДИКА ФАЙЛ.
