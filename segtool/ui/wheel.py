"""What a turn of the wheel, or two fingers on a touchpad, ask for."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

PIXELS_PER_NOTCH = 40.0
"""Pixels that two fingers scroll for what one notch of a wheel zooms."""
DELTA_PER_PIXEL = 120 / PIXELS_PER_NOTCH


@dataclass(frozen=True)
class Scroll:
    """At most one of the three is set. zoom, brush: wheel deltas, 120 a notch, positive is in or larger.

    pan: logical screen pixels that the picture moves.
    """

    zoom: float = 0.0
    brush: float = 0.0
    pan: QPointF = field(default_factory=QPointF)


def scroll(event: QWheelEvent) -> Scroll:
    """A mouse's wheel zooms; two fingers on a touchpad pan, and zoom with Ctrl; Ctrl+Shift sizes the brush.

    An event without a vertical part zooms nothing. A touchpad's run-out after the fingers left pans on, but neither
    zooms nor sizes: it would go on after the person let go.
    """
    angle, pixels = QPointF(event.angleDelta()), QPointF(event.pixelDelta())
    control = Qt.KeyboardModifier.ControlModifier
    both = control | Qt.KeyboardModifier.ShiftModifier
    held = event.modifiers() & both
    running_out = event.phase() == Qt.ScrollPhase.ScrollMomentum
    touchpad = _touchpad(event)
    steps = pixels * DELTA_PER_PIXEL if touchpad and not pixels.isNull() else angle
    if held == both:
        # Some systems turn the wheel sideways while a modifier is down.
        return Scroll() if running_out else Scroll(brush=steps.y() or steps.x())
    if touchpad and held != control:
        return Scroll(pan=pixels if not pixels.isNull() else angle / DELTA_PER_PIXEL)
    if running_out:
        return Scroll()
    # "Natural" scrolling turns the sign for a page that follows the fingers; a zoom has a direction of its own.
    return Scroll(zoom=-steps.y() if event.inverted() and not touchpad else steps.y())


def _touchpad(event: QWheelEvent) -> bool:
    """Some wheels send pixels too (libinput, Windows): only a touchpad has phases, or says what it is."""
    if event.deviceType() == QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() != Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()
