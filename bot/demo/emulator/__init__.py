"""A Bot API server for tests and for the demo: see `Emulator`, `Person` and the faults."""

from bot.demo.emulator.caller import Call
from bot.demo.emulator.chats import Notice
from bot.demo.emulator.emulator import TOKEN, Emulator
from bot.demo.emulator.faults import Cut, Delay, Drop, Hang, ServerError, TooManyRequests
from bot.demo.emulator.messages import Button, Message
from bot.demo.emulator.pace import PaceLimits
from bot.demo.emulator.person import Person

__all__ = [
    "TOKEN",
    "Button",
    "Call",
    "Cut",
    "Delay",
    "Drop",
    "Emulator",
    "Hang",
    "Message",
    "Notice",
    "PaceLimits",
    "Person",
    "ServerError",
    "TooManyRequests",
]
