"""What the actions do: a short method for each row of the table, one module a menu.

Questions are asked here, the work is the workbench's. The dialogs are imported where one is opened: the window stands
before them.
"""

from segtool.ui.commands.base import FROM_BACKGROUND, FROM_PREDICTION
from segtool.ui.commands.edit import EditCommands
from segtool.ui.commands.file import FileCommands
from segtool.ui.commands.help import HelpCommands
from segtool.ui.commands.network import NetworkCommands
from segtool.ui.commands.sample import SampleCommands
from segtool.ui.commands.tools import ToolCommands
from segtool.ui.commands.view import ViewCommands

__all__ = ["FROM_BACKGROUND", "FROM_PREDICTION", "Commands"]


class Commands(
    FileCommands, EditCommands, ToolCommands, ViewCommands, SampleCommands, NetworkCommands, HelpCommands
):
    """The slots of the table of actions."""
