"""One setting: its type, default, limits, and the words of its row on the page of settings."""

from dataclasses import dataclass

from segtool.core.words import QT_TR_NOOP

Value = bool | int | float | str

SECTIONS: tuple[str, ...] = (
    QT_TR_NOOP("Window"),
    QT_TR_NOOP("Pictures"),
    QT_TR_NOOP("Painting"),
    QT_TR_NOOP("Predictions"),
    QT_TR_NOOP("Saving and memory"),
    QT_TR_NOOP("Fine-tuning"),
)
"""Of the page of settings, in its order."""
AT_ONCE = QT_TR_NOOP("At once")
NEXT_START = QT_TR_NOOP("At the next start")
NEXT_TIME = QT_TR_NOOP("The next time the dialog opens")

SLIDER, COLOURS = "slider", "colours"


@dataclass(frozen=True)
class Setting:
    """One row. kind: the type of its values. minimum, maximum: of numbers. choices: of texts, empty for any text.

    section: of SECTIONS, empty for what the program remembers by itself. text: what it is for. unit: of a number.
    step: of a number. choice_names: words for `choices`, in their order. lowest: words for the minimum, where that
    means something else than a number. effect: when a change acts. control: SLIDER or COLOURS, empty for what the kind
    asks for.
    """

    key: str
    kind: type
    default: Value
    label: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    section: str = ""
    text: str = ""
    unit: str = ""
    step: float = 1
    choice_names: tuple[str, ...] = ()
    lowest: str = ""
    effect: str = AT_ONCE
    control: str = ""

    def fault(self, value: object) -> str:
        """Why `value` cannot be this setting's, or an empty text."""
        fits = isinstance(value, self.kind) and (self.kind is bool or not isinstance(value, bool))
        if self.kind is float and isinstance(value, int) and not isinstance(value, bool):
            fits = True
        if not fits:
            return f"{self.key} is {self.kind.__name__}, not {value!r}"
        if self.choices and value not in self.choices:
            return f"{self.key} is one of {', '.join(self.choices)}, not {value!r}"
        if isinstance(value, int | float):
            low = self.minimum is not None and value < self.minimum
            high = self.maximum is not None and value > self.maximum
            if low or high or value != value:
                return f"{self.key} is between {self.minimum} and {self.maximum}, not {value!r}"
        return ""
