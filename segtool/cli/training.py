"""train: fine-tune on the corrected samples, compare old and new, and switch if that is wanted."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any

from segtool.cli.common import add_dataset, opened, prepare_torch, remark_problems
from segtool.cli.output import Output, Result, percent
from segtool.cli.running import INTERRUPTED, should_stop
from segtool.core.checkpoints import use_checkpoint
from segtool.core.errors import SegtoolError
from segtool.core.workspace import Workspace

ACCEPTED_VERDICTS: dict[str, tuple[str, ...]] = {
    "never": (),
    "not-worse": ("better", "same"),
    "always": ("better", "same", "worse", "cannot tell"),
}
"""--accept, and the gate's verdicts at which the new checkpoint becomes the current one."""
