"""Brings the translations up to date: python packaging/translations.py [--check]

Collects the texts of the window (tr and QT_TR_NOOP, by lupdate), the sentences made below it (sentences.py) and Qt's
own texts (qt_texts.py) into resources/translations/*.ts, where a person translates them, and compiles the .qm files.
--check changes nothing; exit status 1 where a run would change something or a text is not translated.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from qt_texts import QT_TEXTS
from sentences import templates

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "resources" / "translations"
SENTENCES = "sentences.txt"
CONTEXT = "sentences"
LANGUAGES = {"vi": [], "en": ["-pluralonly"]}
"""Options of lupdate for each language; English needs its plurals alone."""


def main() -> int:
    """Do what the module's docstring says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing, say what is not up to date")
    arguments = parser.parse_args()
    if not arguments.check:
        update(FOLDER)
    faults = unfinished(FOLDER)
    if arguments.check:
        faults += out_of_date(FOLDER)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} to be done." if faults else "Every text is translated.")
    return 1 if faults else 0


def update(folder: Path) -> None:
    """Bring the .ts, .qm and the list of sentences in `folder` up to date with the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    found = templates(REPOSITORY / "segtool")
    lines = [template.replace("\n", "\\n") for template in found]
    (folder / SENTENCES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        extra = Path(temporary) / "texts.py"  # lupdate reads sources only
        extra.write_text(_as_source(found), encoding="utf-8")
        sources = [str(path) for path in sorted((REPOSITORY / "segtool").rglob("*.py"))]
        for code, options in LANGUAGES.items():
            ts = folder / f"segtool_{code}.ts"
            listed = Path(temporary) / "sources.lst"
            listed.write_text("\n".join([*sources, str(extra)]), encoding="utf-8")
            always = [
                "-no-obsolete",
                "-locations",
                "none",
                "-source-language",
                "en",
                "-target-language",
                code,
            ]
            _run("lupdate", *always, *options, f"@{listed}", "-ts", str(ts))
    for code in LANGUAGES:
        compile_one(folder / f"segtool_{code}.ts")


def compile_one(ts: Path) -> None:
    """The .qm beside its .ts."""
    _run("lrelease", "-silent", str(ts), "-qm", str(ts.with_suffix(".qm")))


def unfinished(folder: Path) -> list[str]:
    """A line for each text without a translation."""
    faults = []
    for ts in sorted(folder.glob("*.ts")):
        for message in ElementTree.parse(ts).iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                faults.append(f"{ts.name}: not translated: {message.findtext('source')}")
    return faults


def out_of_date(folder: Path) -> list[str]:
    """A line for each file that `update` would change."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / folder.name
        shutil.copytree(folder, copy)
        update(copy)
        return [
            f"{path.name} is not up to date: run `make translations`."
            for path in sorted(copy.iterdir())
            if not (folder / path.name).is_file() or path.read_bytes() != (folder / path.name).read_bytes()
        ]


def _as_source(found: list[str]) -> str:
    texts = [(CONTEXT, template) for template in found]
    texts += [(context, text) for context, some in QT_TEXTS.items() for text in some]
    return "".join(
        f"QCoreApplication.translate({json.dumps(c)}, {json.dumps(t, ensure_ascii=False)})\n"
        for c, t in texts
    )


def _run(tool: str, *arguments: str) -> None:
    script = Path(sys.executable).with_name(f"pyside6-{tool}")
    done = subprocess.run([str(script), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
