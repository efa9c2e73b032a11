## Вопрос
question-place = { $title } · { $position } из { $total }
question-row = строка { $row } из { $rows }
question-several = Можно выбрать несколько, потом нажмите «Готово».
question-several-exactly = Выберите не больше { $limit }, потом нажмите «Готово».
question-number = Напишите число сообщением.
question-year = Напишите год сообщением, например 2023.
question-date = Напишите дату сообщением, например 01.09.2025.
question-words = Напишите ответ сообщением.
question-optional = Вопрос можно пропустить.
question-own-words = «{ $option }»: напишите сообщением, что именно.
question-now = Сейчас: { $answer }

button-done = Готово ✓
button-back = ← Назад
button-skip = Пропустить
button-keep = Оставить как есть →
button-submit = Отправить ответы
button-other = Изменить муниципалитет

answer-omitted = пропущено

## Просмотр
review-title = { $title }: проверьте ответы
review-hint = Чтобы исправить ответ, нажмите его номер. Если всё верно, отправьте анкету.
review-page = Страница { $page } из { $pages }
review-anonymous = После отправки ответы отделяются от вас: увидеть или исправить их потом нельзя.

## После отправки
thanks = Спасибо, ответы приняты!
thanks-named = Исправить их можно, пока кампания не закрыта (она идёт по крайней мере до { $deadline }): нажмите кнопку ниже. Удалить — в любое время: отправьте /mydata.
thanks-named-late = Исправить их можно, пока кампания не закрыта: нажмите кнопку ниже. Срок был { $deadline }, поэтому закрыть её могут в любой день. Удалить — в любое время: отправьте /mydata.
thanks-anonymous = Ваши ответы больше не связаны с вами. Известно только то, что вы приняли участие.
thanks-next = Что дальше: когда ответы соберут, по ним составят сводку для { $municipality } и для региона; отдельные ответы в ней не видны.
button-change = Исправить ответы
review-submitted = Анкета уже отправлена. Если что-то исправите, отправьте её снова: до этого учитываются прежние ответы.

## Отказы
screen-elsewhere = Анкета открыта в другом сообщении.
refused-stale = Этот вопрос уже позади. Показываю текущий.
refused-closed = Кампания закрыта { $date }. Ответы больше не принимаются.
refused-stopped = Сбор ответов остановлен { $date }. Сейчас ответы не принимаются.
refused-not-yet = Кампания откроется { $date }. Откройте ссылку в этот день или позже.
refused-unknown_option = Такого варианта нет. Нажмите кнопку или напишите номер варианта.
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
refused-empty = Ответ пуст. Напишите его словами.
refused-too_long =
    { $limit ->
        [one] Слишком длинно: поместится { $limit } знак.
        [few] Слишком длинно: поместится { $limit } знака.
       *[other] Слишком длинно: поместится { $limit } знаков.
    }
refused-not_a_number = Нужно число, например 12 или 12,5.
refused-not_whole = Нужно целое число, например 12.
refused-not_a_year = Нужен год из четырёх цифр, например 2023.
refused-not_a_date = Нужна дата, например 01.09.2025.
refused-below_minimum = Не меньше { $limit }.
refused-above_maximum = Не больше { $limit }.
refused-constraint = { $message }
refused-not-text = Здесь нужен ответ текстом. Файлы, картинки и голосовые сообщения не сохраняются.
refused-incomplete = Остались вопросы без ответа. Показываю первый из них.
refused-gone = Этой анкеты больше нет. Откройте ссылку кампании ещё раз.
