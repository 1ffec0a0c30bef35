"""What need not be on the screen together with the picture: it is done once, after the repaint."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Later(QTimer):
    """Does `work` when everything that was asked for meanwhile is drawn; asked for many times, once."""

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(0)  # a repaint is a posted event, and those go before timers
        self.timeout.connect(work)

    def ask(self, *_: object) -> None:
        """Soon. Takes, and passes over, what a signal carries."""
        if not self.isActive():
            self.start()
