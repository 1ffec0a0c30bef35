"""The mark of a text that a person reads: Qt Linguist's lupdate collects it, the window translates it."""


def QT_TR_NOOP(text: str) -> str:
    """`text` as it is. Marks a text of a table (lupdate knows this name); it is translated where it is shown."""
    return text
