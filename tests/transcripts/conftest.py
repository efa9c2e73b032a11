from tests.bot.conftest import clock, emulator, prompt_goodbye, town

__all__ = ["clock", "emulator", "prompt_goodbye", "town"]
