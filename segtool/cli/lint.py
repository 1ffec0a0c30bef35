"""lint: what looks wrong in the label maps of a dataset."""

from argparse import ArgumentParser, Namespace
from collections import Counter

from segtool.cli.common import add_dataset, add_names, add_split, opened, read_names
from segtool.cli.output import SHOWN, Output, Result
from segtool.cli.running import should_stop
from segtool.core.problems import counted, printable


def add_lint(parser: ArgumentParser) -> None:
    add_dataset(parser)
    add_split(parser, "all")
    add_names(parser)
    parser.add_argument(
        "--island",
        type=int,
        default=64,
        metavar="N",
        help="pieces and holes of at most N pixels (default: 64)",
    )
    parser.add_argument(
        "--width", type=float, metavar="PX", help="usual width of the border (default: as the dataset has it)"
    )
    parser.set_defaults(run=run_lint)


def run_lint(arguments: Namespace, output: Output) -> Result:
    from segtool.core.linting import lint_samples, rules_for
    from segtool.core.tools.lint import LINTS, LintRules

    with opened(arguments, output) as (dataset, workspace):
        samples = dataset.in_split(arguments.split)
        names = read_names(arguments)
        if names is not None:
            wanted = {dataset.sample(name).name for name in names}
            samples = tuple(sample for sample in samples if sample.name in wanted)
        rules = LintRules(island=arguments.island, hole=arguments.island)
        if arguments.width is None:
            rules = rules_for(dataset.samples, workspace, rules, should_stop)
        else:
            rules = LintRules(rules.island, rules.hole, arguments.width)
        report = lint_samples(samples, workspace, rules, output.progress, should_stop)
    counts = Counter(finding.kind for finding in report.findings)
    document = {
        "dataset": printable(str(dataset.root)),
        "looked": report.looked,
        "border_width": round(report.width, 2),
        "counts": {kind: counts[kind] for kind in LINTS},
        "findings": [finding.to_json() for finding in report.findings],
        "failed": [{"name": printable(name), "reason": reason} for name, reason in report.failed],
    }
    lines = [f"failed: {printable(name)}: {reason}" for name, reason in report.failed]
    for found in report.findings[:SHOWN]:
        x, y = found.box.x, found.box.y
        lines.append(f"{found.kind}: {printable(found.name)} at ({x}, {y}): {found.sentence}")
    if len(report.findings) > SHOWN:
        lines.append(
            f"... and {counted(len(report.findings) - SHOWN, 'more', 'more')} (all of them with --json)"
        )
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    lines.append(
        f"{counted(len(report.findings), 'spot')} in {counted(report.looked, 'label map')}"
        f"{f' ({kinds})' if kinds else ''}; the border is usually {report.width:.1f} pixels wide."
    )
    return Result(document, lines, 1 if report.findings or report.failed else 0)
