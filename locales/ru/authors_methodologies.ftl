## Ошибки в файле методики
author-no_indicators = в методике нет показателей
    .mend = добавьте «indicators» или «criteria»
author-levels_given_and_awaited = уровни заданы в этом же файле
    .mend = уберите этот ключ
author-ends_before_it_begins = методика кончается раньше, чем начинается
    .mend = исправьте даты
author-points_without_a_limit = у баллов «{ $id }» нет предела
    .mend = добавьте показателю «most» или его критерию «max_points»
author-against_no_share = «{ $id }» — не доля
    .mend = сравнивайте две доли
author-no_count_is_like = ни одно количество не подходит под «{ $pattern }»
    .mend = назовите количества из этого файла; * заменяет любую часть идентификатора
author-other_max_points = показатели дают { $known ->
        [one] { $known } балл
        [few] { $known } балла
       *[other] { $known } баллов
    }, а не { $given }
    .mend = исправьте «max_points» или уберите его
author-rule_without_a_limit = у правила «{ $id }» нет предела, или их два
    .mend = укажите «at_most» или «equals»
author-unknown_here = нет { $what ->
        [ladder] шкалы баллов
        [figure] числа
       *[indicator] показателя
    } «{ $id }»
    .mend = возьмите то, что определено в этом файле
author-unknown_assessment = нет методики оценки «{ $id }»
    .mend = назовите методику из поставки
author-part_of_itself = «{ $id }» входит в саму себя
    .mend = назовите другие методики
author-unknown_questionnaire = нет анкеты «{ $id }»
    .mend = назовите анкету из поставки

## Шкалы баллов
author-ladder_begins_late = шкала начинается с { $start }, а что ниже — не сказано
    .mend = уберите «from» из первой ступени
author-ladder_ends_early = шкала кончается на { $end }, а что выше — не сказано
    .mend = уберите «below» из последней ступени
author-steps_without_a_seam = не сказано, где встречаются две ступени
    .mend = допишите «below» и «from» с одним и тем же числом
author-steps_apart = в шкале пропуск от { $start } до { $end }
    .mend = пусть ступени сойдутся
author-steps_overlap = две ступени перекрываются от { $start } до { $end }
    .mend = пусть ступени сойдутся

## Уровни
author-gap_at_the_end = у пропуска на краю шкалы только один сосед
    .mend = продлите до края ближайший уровень
author-bands_out_of_order = уровни стоят не по порядку
    .mend = начните с высшего
author-finer_than_the_scale = { $value } точнее, чем шкала
    .mend = берите { $unit ->
        [points] целые баллы
       *[percent] десятые доли процента
    }
author-beyond_the_possible = { $value } вне возможного: от 0 до { $most }
    .mend = исправьте число, а напечатанное сохраните в «note»
author-band_upside_down = { $start } больше, чем { $end }
    .mend = поменяйте местами «from» и «to»
author-bands_overlap = { $end ->
        [same] значение { $start } входит
       *[other] значения от { $start } до { $end } входят
    } сразу в две части шкалы
    .mend = пусть одна кончится раньше
author-bands_leave_out = { $end ->
        [same] значение { $start } не входит
       *[other] значения от { $start } до { $end } не входят
    } ни в один уровень
    .mend = расширьте уровень или, если так в источнике, запишите пропуск в «gaps»

## Анкеты и то, что из них берут
author-options_of_yes_no = у вопроса «{ $id }» типа yes_no свои варианты
    .mend = уберите «options»
author-rows_of_another_type = «rows» вопроса «{ $id }» не сходятся с его типом
    .mend = строки есть только у matrix
author-profile_of_a_matrix = вопрос «{ $id }» — таблица
    .mend = возьмите индекс
author-scale_of_other_options = шкала не сходится с вариантами вопроса «{ $id }»
    .mend = задайте значение каждому: { $options }
author-top_of_other_options = в «top» другие варианты, или в нём все до одного
    .mend = возьмите часть вариантов шкалы
author-no_closed_item = нет закрытого вопроса «{ $id }»
    .mend = добавьте его в «items»
author-item_unlike_instrument = вопрос «{ $id }» здесь не такой, как в анкете, или он есть только в одном из двух файлов
    .mend = повторите вид, варианты и строки закрытых вопросов анкеты или уберите «items» целиком: они возьмутся из анкеты
author-options_or_index = из ответов берут что-нибудь одно
    .mend = укажите «options» или «index»
author-answers_to_no_item = в анкете «{ $questionnaire }» нет закрытого вопроса «{ $key }»
    .mend = возьмите его из методики этой анкеты
author-answers_without_the_index = у вопроса «{ $item }» нет индекса «{ $index }»
    .mend = возьмите вместо него «options»
author-shares_not_to_be_added = доли нескольких выбранных вариантов складывать нельзя
    .mend = возьмите один вариант или вопрос, где выбирают один

## Решения региона
author-choices_for_another = это решения для методики «{ $given }», а не «{ $id }»
    .mend = загрузите их для той методики, которую они называют
author-choices_for_a_questionnaire = «{ $id }» — анкета, а решения бывают только для методик оценки
    .mend = уберите их
author-choices_of_nothing = для методики «{ $id }» здесь ничего не решено
    .mend = добавьте gap, levels, ladders или zones
author-ladder_of_nothing = нет шкалы баллов «{ $id }»
    .mend = уберите её
author-gap_without_a_scale = здесь нет шкалы, в которой мог бы быть пропуск
    .mend = уберите «gap»
