"""Makes every screenshot of the documentation again, from the drawn sample in a real window.

    python docs/screenshots.py                            all: both languages, both themes
    python docs/screenshots.py --language vi --theme dark

They go to docs/NAME-LANGUAGE-THEME.png, in 256 colours. Without a display the script starts itself under xvfb-run
(Debian and Ubuntu: the package xvfb).
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image
    from PySide6.QtWidgets import QWidget

HERE = Path(__file__).resolve().parent
SIZE = (1280, 800)
SCREEN = "1600x1000x24"
PATIENCE = 180.0
"""Seconds that a prediction may take on a slow machine."""
LANGUAGES, THEMES = ("en", "vi"), ("light", "dark")
COLOURS, FLAT = 256, 56
"""Colours of a picture, and how many of them are the most frequent ones."""


def main() -> int:
    """Exit status 0 when every picture was written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--out", type=Path, default=HERE, help="another folder for the pictures")
    asked = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        return _under_xvfb()
    if asked.language and asked.theme:
        sys.path.insert(0, str(HERE.parent))
        with tempfile.TemporaryDirectory() as home:
            os.environ["SEGTOOL_HOME"] = home
            Session(asked.language, asked.theme, asked.out).run()
        return 0
    for language in (asked.language,) if asked.language else LANGUAGES:
        for theme in (asked.theme,) if asked.theme else THEMES:
            command = [
                sys.executable,
                str(Path(__file__).resolve()),
                "--language",
                language,
                "--theme",
                theme,
            ]
            status = subprocess.run([*command, "--out", str(asked.out)], check=False).returncode
            if status:
                return status
    return 0


def _under_xvfb() -> int:
    if shutil.which("xvfb-run") is None:
        sys.stderr.write("There is no display, and xvfb-run is not installed.\n")
        return 3
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}", sys.executable, *sys.argv]
    return subprocess.run(command, check=False).returncode


class Session:
    """One window in one language and theme, taken through what the documentation shows."""

    def __init__(self, language: str, theme: str, out: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from segtool.core.settings import Settings
        from segtool.ui import language as languages
        from segtool.ui.main_window import MainWindow
        from segtool.workbench import Workbench

        self._name, self._out = f"{language}-{theme}", out
        self._application = QApplication(sys.argv[:1])
        settings = Settings()
        settings.set("theme", theme)
        settings.set("hints", False)
        languages.use(language)
        self.bench = Workbench()
        self.window = MainWindow(self.bench)
        self.window.resize(*SIZE)
        self.window.show()

    def run(self) -> None:
        """Take every picture."""
        from segtool.jobs.worker import left_running

        self.bench.open_sample()
        self._until(lambda: self.bench.current is not None, "the sample")
        names = [sample.name for sample in self.bench.samples]
        for name in names[:12]:  # so that the list has figures and the network is warm
            self._show(name)
        self._show(names[5])
        self._keep(self.window, "window")
        self._four_panes(names[3])
        self._correct(names[8])
        self._dialog()
        self.window.close()
        self._until(lambda: not left_running(), "the last prediction")

    def _four_panes(self, name: str) -> None:
        before = list(self.window.panes.shown)
        self.window.panes.show_kinds(("truth", "prediction", "difference", "confidence"))
        self._show(name)
        self._keep(self.window, "compare")
        self.window.panes.show_kinds(tuple(before))

    def _correct(self, name: str) -> None:
        from PySide6.QtCore import QPointF

        self._show(name)
        window, bench = self.window, self.bench
        state, pane = window.panes.state, window.panes.left.pane
        state.set_scale(2.4, QPointF(state.picture.width() * 0.72, state.picture.height() * 0.3))
        window.brush.set_value(1)
        window.brush.set_diameter(18)
        centre = state.centre
        stroke = [QPointF(centre.x() - 40 + 8 * step, centre.y() + 30 + 2 * step) for step in range(6)]
        bench.start_stroke(window.brush.paints, float(window.brush.diameter), stroke[0].x(), stroke[0].y())
        for point in stroke[1:]:
            bench.stroke_to(point.x(), point.y())
        bench.end_stroke()
        self._until(lambda: not bench.unsaved and bench.figures is not None, "the save")
        pane.hovered.emit(stroke[-1])
        self._rest()
        self._keep(window, "correcting")

    def _dialog(self) -> None:
        self.window.actions_["fine_tune"].trigger()
        self._rest()
        dialog = self._application.activeModalWidget()
        if dialog is None:
            raise SystemExit("The training dialog did not open.")
        self._keep(dialog, "training")
        dialog.close()

    def _show(self, name: str) -> None:
        bench = self.bench
        bench.select(name)
        self._until(lambda: bench.current is not None and bench.current.name == name, name)
        self._until(
            lambda: bench.prediction is not None and bench.figures is not None, f"the prediction of {name}"
        )

    def _until(self, holds: Callable[[], Any], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise SystemExit(f"Waited in vain for {what}.")
            self._application.processEvents()
            time.sleep(0.01)

    def _rest(self) -> None:
        for _ in range(60):  # thumbnails, cross-fades and the last repaint
            self._application.processEvents()
            time.sleep(0.02)

    def _keep(self, widget: "QWidget", name: str) -> None:
        from PIL import Image
        from PySide6.QtCore import QBuffer, QIODevice

        self._rest()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        widget.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        few = picture.quantize(palette=_palette(picture), dither=Image.Dither.NONE)
        few.save(self._out / f"{name}-{self._name}.png", optimize=True)


def _palette(picture: "Image.Image") -> "Image.Image":
    """The classes' colours and the window's flat ones as they are, and for the rest what suits the photographs."""
    from PIL import Image

    from segtool.core.palettes import class_colours

    counted = picture.getcolors(picture.width * picture.height) or []
    classes = list(class_colours().values())  # a swatch of few pixels keeps its colour too
    often = [colour for _count, colour in sorted(counted, reverse=True) if colour not in classes]
    flat: list[Any] = classes + often[: FLAT - len(classes)]
    rest = picture.quantize(COLOURS - FLAT, Image.Quantize.MEDIANCUT, kmeans=1).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in flat for part in colour] + rest)
    return palette


if __name__ == "__main__":
    sys.exit(main())
