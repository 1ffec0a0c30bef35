"""Which of several processes this one is, where one command was started as many by torchrun."""

import os


def under_torchrun() -> bool:
    """Whether torchrun started this process, alone or with others."""
    return "TORCHELASTIC_RUN_ID" in os.environ and "RANK" in os.environ


def rank() -> int:
    """This process's number, 0 where it is alone. Number 0 writes and speaks for all."""
    return int(os.environ["RANK"]) if under_torchrun() else 0


def world_size() -> int:
    """How many processes work together."""
    return int(os.environ.get("WORLD_SIZE", "1")) if under_torchrun() else 1
