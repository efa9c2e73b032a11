## Вопрос
question-place = { $title } · { $position } из { $total }
question-row = строка { $row } из { $rows }
question-several = Можно выбрать несколько, потом нажмите «Готово».
question-several-exactly = Выберите не больше { $limit }, потом нажмите «Готово».
question-number = Напишите число сообщением.
question-year = Напишите год сообщением, например 2023.
question-date = Напишите дату сообщением, например 01.09.2025.
question-words = Напишите ответ сообщением.
question-quantity = Нажмите номер варианта или напишите, сколько именно.
question-optional = Вопрос можно пропустить.
question-own-words = «{ $option }»: напишите сообщением, что именно.
question-now = Сейчас: { $answer }

button-done = Готово ✓
button-back = ← Назад
button-skip = Пропустить
button-keep = Оставить как есть →
button-submit = Отправить ответы
button-other = Изменить муниципалитет
button-organization = Изменить организацию

answer-omitted = пропущено

## Просмотр
review-title = { $title }: проверьте ответы
review-hint = Чтобы исправить ответ, нажмите или напишите его номер. Если всё верно, отправьте анкету.
review-workplace = Место работы: { $place }.
review-page = Страница { $page } из { $pages }
review-anonymous = Отправленные ответы считают вместе с ответами других. До этого их можно исправить, потом они отделяются от вас.

## После отправки
thanks = Спасибо, ответы приняты!
thanks-named = Исправить их можно, пока идёт сбор ответов, — по крайней мере до { $deadline }: нажмите кнопку ниже. Удалить можно в любое время: отправьте /mydata.
thanks-named-late = Исправить их можно, пока идёт сбор ответов: нажмите кнопку ниже. Срок был { $deadline }, поэтому сбор могут остановить в любой день. Удалить можно в любое время: отправьте /mydata.
thanks-anonymous = Пока ваши ответы не посчитаны, их можно исправить кнопкой ниже или удалить: отправьте /mydata. Считают их вместе с ответами других, группами не меньше { $threshold }; где ответивших мало — при закрытии опроса. Тогда они отделятся от вас.
thanks-counted = Ваши ответы посчитаны и больше не связаны с вами: исправить или удалить их нельзя. Известно только то, что вы приняли участие.
thanks-next = Что дальше: когда ответы соберут, по ним составят сводку для { $municipality } и для региона; отдельные ответы в ней не видны.
thanks-other = Есть и другая анкета: «{ $title }». Открыть её можно кнопкой ниже.
thanks-begun = Анкета «{ $title }» начата, но не отправлена. Продолжить её можно кнопкой ниже.
button-change = Исправить ответы
review-submitted = Анкета уже отправлена. Если что-то исправите, отправьте её снова: до этого учитываются прежние ответы.

## Отказы
screen-elsewhere = Анкета открыта в другом сообщении.
screen-deleted = Анкета удалена вместе с ответами.
refused-stale = Этот вопрос уже позади. Показываю текущий.
refused-closed = Сбор ответов завершён { $date }. Ответы больше не принимаются.
refused-stopped = Сбор ответов остановлен { $date }, сейчас ответы не принимаются.
refused-counted = Ваши ответы уже посчитаны: исправить их больше нельзя.
refused-not-yet = Сбор ответов начнётся { $date }. Откройте ссылку в этот день или позже.
refused-unknown_option = Такого варианта нет. Нажмите кнопку или напишите номер варианта.
refused-unknown_part = Непонятно, что значит «{ $part }». Напишите это иначе или нажмите кнопки.
refused-unknown_row = Такой строки нет.
refused-unknown_item = Такого вопроса нет.
refused-not_applicable = Этот вопрос вам больше не задаётся.
refused-exclusive_option = Этот вариант не сочетается с другими.
refused-choice_not_expected = Здесь ответ пишут сообщением.
refused-done_not_expected = Здесь нечего завершать.
refused-text_not_expected = Здесь выбирают вариант: нажмите кнопку или напишите его номер.
refused-required = Этот вопрос нельзя пропустить.
refused-too_few =
    { $limit ->
        [one] Выберите хотя бы { $limit } вариант.
        [few] Выберите хотя бы { $limit } варианта.
       *[other] Выберите хотя бы { $limit } вариантов.
    }
refused-too_many =
    { $limit ->
        [one] Выберите не больше { $limit } варианта.
       *[other] Выберите не больше { $limit } вариантов.
    }
refused-empty = Ответ пустой. Напишите его словами.
refused-too_long =
    { $limit ->
        [one] Слишком длинно: поместится { $limit } знак.
        [few] Слишком длинно: поместится { $limit } знака.
       *[other] Слишком длинно: поместится { $limit } знаков.
    }
refused-not_a_number = Нужно число, например 12 или 12,5.
refused-not_whole = Нужно целое число, например 12.
refused-ambiguous_number = Это { $first } или { $second }? Напишите нужное число так, как оно показано здесь.
refused-not_a_year = Нужен год из четырёх цифр, например { $example }.
refused-ambiguous_year = Это { $first } или { $second }? Напишите год четырьмя цифрами.
refused-not_a_date = Нужна дата, например { $example }.
refused-ambiguous_date = Это { $first } или { $second }? Напишите год четырьмя цифрами.
refused-date_without_year = Добавьте год, например { $example }.
refused-below_minimum = Нужно не меньше { $limit }.
refused-too_early = Нужна дата не раньше { $limit }.
refused-above_maximum = Нужно не больше { $limit }.
refused-too_late = Нужна дата не позже { $limit }.
refused-constraint = { $message }
refused-not_text = Здесь нужен ответ текстом. Файлы, картинки и голосовые сообщения не сохраняются.
refused-command = Команда — не ответ. Отправьте её новым сообщением, а это исправьте на ответ.
refused-rest_of_too_long =
    { $limit ->
        [one] Сообщение слишком длинное и пришло двумя частями, обе не сохранены. Поместится { $limit } знак.
        [few] Сообщение слишком длинное и пришло двумя частями, обе не сохранены. Поместится { $limit } знака.
       *[other] Сообщение слишком длинное и пришло двумя частями, обе не сохранены. Поместится { $limit } знаков.
    }
refused-answer_number_expected = Чтобы исправить ответ, напишите его номер, от 1 до { $last }. Чтобы отправить анкету, напишите «отправить».
refused-incomplete = Остались вопросы без ответа. Показываю первый из них.
refused-gone = Этой анкеты больше нет. Откройте ссылку на неё ещё раз.

## Вопрос о написанном
asks-which = «{ $said }» подходит к нескольким вариантам. Какой вы имели в виду?
asks-which-one = Вы написали «{ $said }» — это «{ $option }»?
asks-place_or_quantity = { $said } — это номер варианта («{ $place }») или само число («{ $value }»)?
asks-as_other = Такого варианта нет. Записать в «{ $option }»: «{ $said }»?
asks-rest_as_other = Отметить: { $known }. Остальное записать в «{ $option }»: «{ $said }»?
asks-replaces_words = Ответ на этот вопрос уже есть. Заменить его на «{ $said }»?
asks-words_or_option = В списке есть вариант «{ $option }». Всё же записать «{ $said }» как свой ответ?
asks-all_options = Отметить все варианты?
asks-excludes_others = «{ $said }» не сочетается с прежним выбором. Снять прежние отметки?

noted-by_quantity = «{ $said }» понято как число: { $answer }.

## Текст, о котором бот переспрашивает
waiting-yes = Да
waiting-no = Нет
waiting-none = Ни один из них
waiting-is-it-an-answer = «{ $said }» — это ответ на вопрос { $number }?
waiting-is-it-municipality = «{ $said }» — это ваш район или округ?
waiting-is-it-organization = «{ $said }» — это название вашей организации?
waiting-is-it-for-the-list = «{ $said }» относится к списку ответов?

## Свои анкеты
own-ask = Что вы хотите открыть?
own-change = Исправить ответы: { $title }
own-go-on = Продолжить: { $title }

## Несколько анкет в одной кампании
parts-ask =
    { $count ->
        [one] Здесь { $count } анкета. Выберите её.
        [few] Здесь { $count } анкеты, каждая заполняется отдельно. Выберите любую.
       *[other] Здесь { $count } анкет, каждая заполняется отдельно. Выберите любую.
    }
parts-all-sent = Вы отправили все анкеты. Спасибо!
parts-fresh = не начата
parts-begun = начата: отвечено на { $answered } из { $asked }
parts-sent = отправлена
parts-start = Начать: { $title }
