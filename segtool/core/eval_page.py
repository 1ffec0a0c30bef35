"""An evaluation as one web page that needs nothing else: figures, plots, the worst pictures."""

import base64
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from segtool.core import svg
from segtool.core.classes import CLASSES, NAMES
from segtool.core.eval_report import RESOLUTIONS, Row, figure, worst_first
from segtool.core.problems import counted, printable

COLOURS = {each.name: "#{:02x}{:02x}{:02x}".format(*each.colour) for each in CLASSES}
ACCENT = "#3d7dd8"

TILES = (
    ("mean_iou", "mean IoU", "three classes"),
    ("binary_iou.border_as_pet", "pet with border", "binary IoU, border as pet"),
    ("binary_iou.border_ignored", "pet, border ignored", "binary IoU"),
    ("mean_dice", "mean Dice", "three classes"),
    ("mean_boundary_iou", "boundary IoU", "three classes"),
    ("pixel_accuracy", "pixel accuracy", ""),
)
COLUMNS = (("iou", "IoU"), ("dice", "Dice"), ("boundary_iou", "boundary IoU"))

STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1d2329;--soft:#5b6470;--line:#d9dee3;--tile:#f4f6f8}
@media(prefers-color-scheme:dark){:root{--ground:#16191d;--ink:#e6e9ec;--soft:#9aa3ad;--line:#343a41;--tile:#20252b}}
body{font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--ink);max-width:1080px;margin:32px auto;
padding:0 20px}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:36px 0 8px}p{margin:6px 0}.soft{color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:18px 0}
.tile{background:var(--tile);border-radius:8px;padding:12px 14px}.tile b{display:block;font-size:24px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:4px 12px 4px 0;text-align:right;
border-bottom:1px solid var(--line)}td:first-child,th:first-child{text-align:left}th{font-weight:600;color:var(--soft)}
figure{margin:14px 0}svg{max-width:100%;height:auto}figcaption{font-size:13px}.warn{border-left:3px solid #d0862b;
padding-left:12px}.worst{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:16px}
.worst img{width:100%;border-radius:4px}
"""


def page(document: Row, pictures: Sequence[tuple[str, float, str]] = ()) -> str:
    """HTML text of an evaluation's document. pictures: `eval_gallery.Gallery.pictures`."""
    title = f"Evaluation of {document['checkpoint']['name']}"
    body = [
        f"<h1>{_text(title)}</h1>",
        *_about(document),
        *_warnings(document),
        _tiles(document),
        *_classes(document),
        *_per_image(document),
        *_confusion(document),
        *_group("By species", "species", document["species"]),
        *_group("By breed", "breeds", document["breeds"]),
        *_worst(document, pictures),
        *_skipped(document),
    ]
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{_text(title)}</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _about(document: Row) -> Iterable[str]:
    sets = document["sets"]
    yield (
        f"<p>{counted(document['images'], 'picture')} of <b>{_text(document['split'])}</b>, "
        f"{_text(document['truth'])} truth, {_text(RESOLUTIONS[document['resolution']])}, flip "
        f"{'on' if document['flip'] else 'off'}.</p>"
        f"<p class='soft'>Checkpoint SHA-256 {_text(document['checkpoint']['digest'])}<br>"
        f"The workspace's sets: train {sets['train']:,}, validation {sets['validation']:,}, held-out "
        f"{sets['held_out']:,} pictures.</p>"
    )


def _warnings(document: Row) -> Iterable[str]:
    trained, same = document["trained_on"], document["same_pictures"]
    if trained:
        yield (
            f"<p class='warn'>This checkpoint was trained on {len(trained):,} of these pictures"
            f": the figures are too good. {_names(trained)}</p>"
        )
    if same:
        yield f"<p class='warn'>The same picture stands in two sets:<br>{'<br>'.join(_text(each) for each in same)}</p>"


def _tiles(document: Row) -> str:
    tiles = (
        f"<div class='tile'><span class='soft'>{name}</span><b>{_number(figure(document, path))}</b>"
        f"<span class='soft'>{words}</span></div>"
        for path, name, words in TILES
    )
    return f"<div class='tiles'>{''.join(tiles)}</div>"


def _classes(document: Row) -> Iterable[str]:
    yield "<h2>By class</h2><p class='soft'>Over all pixels; the last column is the mean of the pictures' own IoU.</p>"
    head = "".join(f"<th>{title}</th>" for _, title in COLUMNS)
    rows = "".join(
        f"<tr><td>{name}</td>{''.join(f'<td>{_number(document[key][name])}</td>' for key, _ in COLUMNS)}"
        f"<td>{_number(document['per_image_mean']['iou'][name])}</td></tr>"
        for name in NAMES
    )
    yield f"<table><tr><th>class</th>{head}<th>IoU per image</th></tr>{rows}</table>"
    for key, title in COLUMNS:
        values = [(name, document[key][name], COLOURS[name]) for name in NAMES]
        yield _figure(svg.bars(f"{title} by class", values), f"{key}.svg")
    yield "".join(
        f"<p class='soft'>{_text(path)}: {_text(rule)}.</p>" for path, rule in document["rules"].items()
    )


def _per_image(document: Row) -> Iterable[str]:
    values = [row["mean_iou"] for row in document["per_image"] if row["mean_iou"] is not None]
    yield "<h2>Per image</h2>"
    yield f"<p>Mean over the pictures: mean IoU {_number(document['per_image_mean']['mean_iou'])}.</p>"
    yield _figure(svg.histogram("Pictures by mean IoU", values, ACCENT), "per-image.svg")


def _confusion(document: Row) -> Iterable[str]:
    yield "<h2>What is taken for what</h2><p class='soft'>Share of each class's true pixels (rows) by prediction.</p>"
    head = "".join(f"<th>{name}</th>" for name in NAMES)
    rows = []
    for name, counts in zip(NAMES, document["confusion"], strict=True):
        total = sum(counts)
        cells = "".join(_share(count / total if total else None) for count in counts)
        rows.append(f"<tr><td>{name}</td>{cells}<td>{total:,}</td></tr>")
    yield f"<table><tr><th>truth</th>{head}<th>pixels</th></tr>{''.join(rows)}</table>"


def _group(title: str, key: str, groups: dict[str, Row]) -> Iterable[str]:
    if not groups:
        return
    order = sorted(groups.items(), key=lambda item: item[1]["mean_iou"] or 0.0)
    values = [
        (f"{name.replace('_', ' ')} ({group['images']})", group["mean_iou"], ACCENT) for name, group in order
    ]
    yield f"<h2>{title}</h2>"
    yield _figure(svg.bars(f"Mean IoU {title.lower()} (pictures), worst first", values), f"{key}.svg")


def _worst(document: Row, pictures: Sequence[tuple[str, float, str]]) -> Iterable[str]:
    yield "<h2>Worst pictures</h2>"
    if pictures:
        yield "<p class='soft'>Photograph, truth, prediction.</p><div class='worst'>"
        for name, value, address in pictures:
            yield (
                f"<figure><img src='{address}' alt='{_text(name)}: photograph, truth, prediction'>"
                f"<figcaption>{_text(name)} · {value:.3f}</figcaption></figure>"
            )
        yield "</div>"
    head = "".join(f"<th>{name}</th>" for name in NAMES)
    rows = []
    for row in worst_first(document["per_image"])[: len(document["worst"])]:
        values = (row["mean_iou"], *(row["iou"][name] for name in NAMES), row["mean_boundary_iou"])
        cells = "".join(f"<td>{_number(value)}</td>" for value in values)
        rows.append(f"<tr><td>{_text(row['name'])}</td>{cells}</tr>")
    yield f"<table><tr><th>picture</th><th>mean IoU</th>{head}<th>boundary</th></tr>{''.join(rows)}</table>"


def _skipped(document: Row) -> Iterable[str]:
    if document["skipped"]:
        yield f"<h2>Left out</h2><p>{counted(len(document['skipped']), 'picture')} could not be judged.</p><ul>"
        for one in document["skipped"]:
            yield f"<li>{_text(one['name'])}: {_text(one['reason'])}</li>"
        yield "</ul>"


def _figure(chart: str, name: str) -> str:
    """A chart, and a link that saves it as a file."""
    data = base64.b64encode(chart.encode()).decode("ascii")
    link = f"<a download='{name}' href='data:image/svg+xml;base64,{data}'>Save {name}</a>"
    return f"<figure>{chart}<figcaption class='soft'>{link}</figcaption></figure>"


def _names(names: Sequence[str], most: int = 8) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return _text(", ".join(names[:most])) + more


def _share(share: float | None) -> str:
    """A cell, the more coloured the larger the share."""
    tint = f"color-mix(in srgb,{ACCENT} {100 * (share or 0):.0f}%,transparent)"
    return f"<td style='background:{tint}'>{'–' if share is None else f'{share:.1%}'}</td>"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _text(value: Any) -> str:
    return escape(printable(str(value)), quote=True)
