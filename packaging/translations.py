"""Brings the translations up to date: python packaging/translations.py [--check]

Collects the texts of the window (tr and QT_TR_NOOP, by lupdate), the sentences made below it (sentences.py) and Qt's
own texts (qt_texts.py) into resources/translations/*.ts, where a person translates them, and compiles the .qm files.
--check changes nothing; exit status 1 where a run would change something or a text is not translated.
"""

import argparse
import ast
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
MARKS = ("tr", "QT_TR_NOOP")
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
        # lupdate reads sources only. The plurals come first: the first mention of a text says whether it has any,
        # and lupdate does not know that tr(text, n=count) is one.
        plurals, extra = Path(temporary) / "plurals.py", Path(temporary) / "texts.py"
        plurals.write_text("".join(_call("", text, ", None, 1") for text in plural_texts()), encoding="utf-8")
        extra.write_text(_as_source(found), encoding="utf-8")
        sources = [str(plurals), *(str(path) for path in _sources()), str(extra)]
        for code, options in LANGUAGES.items():
            ts = folder / f"segtool_{code}.ts"
            listed = Path(temporary) / "sources.lst"
            listed.write_text("\n".join(sources), encoding="utf-8")
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
        for code in LANGUAGES:  # whether the .qm is the .ts's, before the .ts changes
            compile_one(copy / f"segtool_{code}.ts")
        stale = [
            path.name for path in folder.glob("*.qm") if path.read_bytes() != (copy / path.name).read_bytes()
        ]
        update(copy)
        if (copy / SENTENCES).read_bytes() != (folder / SENTENCES).read_bytes():
            stale.append(SENTENCES)
        stale += [ts.name for ts in folder.glob("*.ts") if _messages(ts) != _messages(copy / ts.name)]
        return [f"{name} is not up to date: run `make translations`." for name in stale]


def _messages(ts: Path) -> set[tuple[str, str, bool]]:
    return {
        (context.findtext("name") or "", message.findtext("source") or "", bool(message.get("numerus")))
        for context in ElementTree.parse(ts).iter("context")
        for message in context.iter("message")
    }


def plural_texts() -> list[str]:
    """Every text of tr or QT_TR_NOOP that holds %n, in the order of the sources."""
    found: dict[str, None] = {}
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                text = node.args[0] if node.args else None
                if isinstance(text, ast.Constant) and "%n" in text.value:
                    found[text.value] = None
    return list(found)


def _sources() -> list[Path]:
    return sorted((REPOSITORY / "segtool").rglob("*.py"))


def _as_source(found: list[str]) -> str:
    texts = [(CONTEXT, template) for template in found]
    texts += [(context, text) for context, some in QT_TEXTS.items() for text in some]
    return "".join(_call(context, text) for context, text in texts)


def _call(context: str, text: str, more: str = "") -> str:
    written = json.dumps(text, ensure_ascii=False)
    return f"QCoreApplication.translate({json.dumps(context)}, {written}{more})\n"


def _run(tool: str, *arguments: str) -> None:
    script = Path(sys.executable).with_name(f"pyside6-{tool}")
    done = subprocess.run([str(script), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
