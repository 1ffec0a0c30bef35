"""figures: what the window's Predict all does, without a window."""

from argparse import ArgumentParser, Namespace

from segtool.cli.common import add_dataset, add_names, add_split, opened, read_names, remark_problems
from segtool.cli.output import Output, Result
from segtool.cli.predicting import load_predictor
from segtool.cli.running import should_stop
from segtool.core.problems import counted


def add_figures(parser: ArgumentParser) -> None:
    add_dataset(parser)
    add_split(parser, "all")
    add_names(parser)
    parser.add_argument("--again", action="store_true", help="measure those again whose figures are known")
    parser.set_defaults(run=run_figures)


def run_figures(arguments: Namespace, output: Output) -> Result:
    from segtool.core.measuring import predict_all

    with opened(arguments, output, read_only=False) as (dataset, workspace):
        remark_problems(dataset, output)
        samples = dataset.in_split(arguments.split)
        names = read_names(arguments)
        if names is not None:
            wanted = {dataset.sample(name).name for name in names}
            samples = tuple(sample for sample in samples if sample.name in wanted)
        predictor = load_predictor(arguments, workspace)
        report = predict_all(predictor, samples, workspace, arguments.again, output.progress, should_stop)
    document = {
        "checkpoint": {"name": predictor.name, "digest": report.checkpoint},
        "measured": report.measured,
        "known": report.known,
        "failed": [{"name": one.name, "reason": one.reason} for one in report.failed],
    }
    lines = [f"failed: {one.name}: {one.reason}" for one in report.failed]
    lines.append(
        f"{counted(report.measured, 'sample')} measured by {predictor.name}, {report.known:,} were known before"
        + (f", {len(report.failed):,} failed." if report.failed else ".")
    )
    return Result(document, lines, 1 if report.failed else 0)
