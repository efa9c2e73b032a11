"""Gives commands and their options the words of one language, by keys made of their names."""

import click

from bot.texts.fluent import Texts


def word(command: click.Command, texts: Texts, key: str = "cli") -> None:
    """Raises KeyError for a command or an option without words."""
    command.help = texts(key)
    command.options_metavar = texts("cli-metavar-options")
    for param in command.params:
        _word_param(param, texts, key)
    own_help = command.get_help_option(click.Context(command))
    if own_help is not None:
        own_help.help = texts("cli-metavar-help")
    if isinstance(command, click.Group):
        command.subcommand_metavar = texts("cli-metavar-command")
        for name, child in command.commands.items():
            word(child, texts, f"{key}-{name}")


def _word_param(param: click.Parameter, texts: Texts, key: str) -> None:
    assert isinstance(param, click.Argument | click.Option)
    name = param.opts[0].lstrip("-")
    param.help = texts(f"{key}.{name}")
    if not isinstance(param.type, click.Choice) and not getattr(param, "is_flag", False):
        param.metavar = texts(f"cli-metavar-{name}")
