"""Runs a command: errors to sentences and exit statuses, Ctrl-C to a question that the work asks itself."""

import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from types import FrameType

from segtool.cli.libraries import missing_library
from segtool.cli.output import Output, Result
from segtool.cli.parser import Parser
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.log import details, start_logging
from segtool.core.places import log_file

INTERRUPTED = Cancelled.exit_status

_log = logging.getLogger(__name__)
_stop = threading.Event()


def should_stop() -> bool:
    """The stop callback of every use case: True once Ctrl-C was pressed."""
    return _stop.is_set()


def run(name: str, arguments: Sequence[str], parser_of: Callable[[str, Sequence[str]], Parser]) -> int:
    """Parse, run, report. Returns the exit status; never raises but SystemExit for --help and --version."""
    output = Output("--json" in arguments, "--quiet" in arguments)
    try:
        start_logging()
        parsed = parser_of(name, arguments).parse_args(arguments)
        if not name:  # the window has its own way with signals
            return int(parsed.run(parsed, output))
        with _asking_on_interrupt(output):
            result: Result = parsed.run(parsed, output)
        output.finish(result)
        return result.status
    except SegtoolError as error:
        output.fail(error)
        return error.exit_status
    except KeyboardInterrupt:
        output.fail(Cancelled())
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone: nothing is left to say, and the interpreter must not try at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: told in a sentence, whole in the log
        problem = missing_library(error) or _unexpected(error)
        _log.error("The command %r ended by an unexpected error.\n%s", name, details(error))
        output.fail(problem)
        return problem.exit_status


def _unexpected(error: Exception) -> SegtoolError:
    sentence = f"Something unexpected went wrong: {type(error).__name__}: {error}".rstrip(".:")
    return SegtoolError(f"{sentence}.", f"The details are in {log_file()}.")


@contextlib.contextmanager
def _asking_on_interrupt(output: Output) -> Iterator[None]:
    """Ctrl-C and SIGTERM make `should_stop` true; a second one interrupts at once."""
    _stop.clear()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    number_of = {"SIGINT": signal.SIGINT, "SIGTERM": signal.SIGTERM}

    def stop(number: int, frame: FrameType | None) -> None:
        if _stop.is_set():
            raise KeyboardInterrupt
        _stop.set()
        output.remark("Stopping; once more to stop at once.")

    before = {number: signal.signal(number, stop) for number in number_of.values()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
