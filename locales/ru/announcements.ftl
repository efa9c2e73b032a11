## О чём сообщается один раз
change-title-deadline = Срок перенесён
change-title-target = Цель изменилась
change-title-both = Срок и цель изменились
change-deadline = Теперь срок { $now } (был { $was }).
change-target = Теперь цель { $now } (была { $was }).
change-unfinished = Вы начали анкету и ещё не отправили её.
role-removed-coordinator = Вы больше не координатор мониторинга { $place }: напоминаний о сроках больше не будет, сводки вам недоступны.
role-removed-official = Вы больше не специалист органа управления образованием { $place }: сводки вам недоступны.
role-removed-mistake = Если это ошибка, попросите у организатора мониторинга новое приглашение.
