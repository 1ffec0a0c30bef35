"""The Help menu: pages that only tell."""

from segtool.ui.commands.base import CommandsBase


class HelpCommands(CommandsBase):
    """Shortcuts, messages, about."""

    def show_palette(self) -> None:
        from segtool.ui.palette import Palette

        if self.palette is None:
            self.palette = Palette(self._window)
        self.palette.open_palette()

    def show_shortcuts(self) -> None:
        from segtool.ui.dialogs.shortcuts import ShortcutsPage

        if self.shortcuts_page is None:
            self.shortcuts_page = ShortcutsPage(self._window.shortcuts, self._window)
        self.show_beside(self.shortcuts_page)

    def show_hints(self) -> None:
        self._window.hints.start()

    def show_messages(self) -> None:
        from segtool.ui.dialogs.pages import messages_page

        self.show_page(messages_page(self._window.strip.history, self._window))

    def show_about(self) -> None:
        from segtool.ui.dialogs.pages import AboutPage

        self.show_page(AboutPage(self._window))
