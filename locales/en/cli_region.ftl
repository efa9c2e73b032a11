cli-region = A region's settings: who answers for its data, how long answers are kept, choices in methodologies.
cli-region-set = Set a region's settings by a YAML file. It replaces what was set before; an empty file removes all of it.
    .code = Code of a loaded region.
    .file = File with the keys operator, contact, policy, retention, choices.
    .yes = Delete answers that have been kept longer than the new retention, without asking.
cli-region-show = Show what is set as the same file, to be edited and set again.
    .code = Code of a loaded region.
    .format = Shape of the output: yaml or json.
cli-region-set-done = { $name } ({ $code }): set.
cli-region-cleared = { $name } ({ $code }): nothing is set any more.
cli-region-choices = Choices for methodologies: { $methodologies }.
cli-region-retention =
    { $months ->
        [one] People's answers are kept for { $months } month after a campaign has closed for good.
       *[other] People's answers are kept for { $months } months after a campaign has closed for good.
    }
cli-region-forgets =
    { $count ->
        [one] With this retention the answers of { $count } closed campaign are deleted at once
       *[other] With this retention the answers of { $count } closed campaigns are deleted at once
    } ({ $ids }); what was counted stays. Go on?
cli-region-unset = { $name } ({ $code }): { $missing ->
        [operator] no operator of personal data is set, and the consent will name none.
        [contact] no contact for questions about data is set, and the consent will name none.
       *[both] neither operator of personal data nor contact is set, and the consent will name none.
    } Write operator and contact into a file and run: metodbot region set { $code } FILE.yaml
