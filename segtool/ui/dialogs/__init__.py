"""The window's dialogs; each asks, none of them does."""

from segtool.ui.dialogs.questions import ask, show_unexpected_error

__all__ = ["ask", "show_unexpected_error"]
