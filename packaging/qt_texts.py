"""Texts of Qt itself that the window shows. Qt ships no Vietnamese: they are translated with ours, by its contexts."""

QT_TEXTS: dict[str, tuple[str, ...]] = {
    "QPlatformTheme": (
        "OK", "Save", "Save All", "Open", "&Yes", "Yes to &All", "&No", "N&o to All", "Abort", "Retry", "Ignore",
        "Close", "Cancel", "Discard", "Help", "Apply", "Reset", "Restore Defaults",
    ),
    "QDialogButtonBox": ("OK",),
    "QMessageBox": ("Show Details...", "Hide Details...", "OK"),
    "QWidgetTextControl": (
        "&Undo", "&Redo", "Cu&t", "&Copy", "Copy &Link Location", "&Paste", "Delete", "Select All",
    ),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QScrollBar": (
        "Scroll here", "Left edge", "Top", "Right edge", "Bottom", "Page left", "Page up", "Page right", "Page down",
        "Scroll left", "Scroll up", "Scroll right", "Scroll down",
    ),
    "QFileDialog": (
        "&Look in:", "Directory:", "&File name:", "File &name:", "Files of &type:", "Open", "&Open", "&Save", "Save As",
        "&Choose", "Find Directory", "Back", "Go back", "Forward", "Go forward", "Parent Directory",
        "Go to the parent directory", "Create New Folder", "Create a New Folder", "&New Folder", "List View",
        "Change to list view mode", "Detail View", "Change to detail view mode", "Sidebar",
        "List of places and bookmarks", "Files",
        "&Rename", "&Delete", "Show &hidden files", "All Files (*)", "All files (*)", "Directories",
        "Recent Places", "My Computer", "Computer", "New Folder", "Delete", "Remove", "Show ", "Drive", "File",
        "File Folder", "%1 already exists.\nDo you want to replace it?",
        "%1\nFile not found.\nPlease verify the correct file name was given.",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.",
        "'%1' is write protected.\nDo you want to delete it anyway?", "Are you sure you want to delete '%1'?",
        "Could not delete directory.",
    ),
    "QFileSystemModel": (
        "Name", "Size", "Kind", "Type", "Date Modified", "My Computer", "Computer", "Invalid filename", "%1 KB",
        "%1 MB", "%1 GB", "%1 bytes",
    ),
    "QColorDialog": (
        "Select Color", "&Basic colors", "&Custom colors", "&Add to Custom Colors", "&Pick Screen Color", "Hu&e:",
        "&Sat:", "&Val:", "&Red:", "&Green:", "Bl&ue:", "A&lpha channel:", "&HTML:",
        "Cursor at %1, %2\nPress ESC to cancel",
    ),
    "QDockWidget": ("Float", "Close", "Undocks and re-attaches the dock widget", "Closes the dock widget"),
    "QProgressDialog": ("Cancel",),
}  # fmt: skip
"""Texts as Qt's sources have them, by context."""
