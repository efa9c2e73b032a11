"""What time it is, for whoever is built with a clock instead of reading one."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
