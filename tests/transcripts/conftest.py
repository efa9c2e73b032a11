from tests.bot.conftest import certificates, clock, emulator, prompt_goodbye, town

__all__ = ["certificates", "clock", "emulator", "prompt_goodbye", "town"]
