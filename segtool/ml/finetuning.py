"""Fine-tuning: from the person's corrections to a new checkpoint beside the old one, judged by the gate."""

import gc
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from segtool.core.checkpoints import SUFFIX, resolve_checkpoint
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.progress import Progress, ShouldStop
from segtool.core.same_pictures import across_sets, not_to_train
from segtool.core.split import load_split
from segtool.core.trainable import refuse_nothing
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.devices import choose_device, device_text
from segtool.ml.distributed import Alone, Together, join
from segtool.ml.finetune_settings import (
    BOTH,
    CORRECTED,
    FineTuneSettings,
    Start,
    default_name,
    fresh,
    loaded,
    training_settings,
    unique_name,
)
from segtool.ml.gate import compare, no_comparison
from segtool.ml.predictor import Predictor
from segtool.ml.resuming import OldRun
from segtool.ml.run_record import RunRecord, manifest_of
from segtool.ml.training import Outcome, Trainer, TrainingError, TrainingSettings
from segtool.ml.training_set import TrainingSet, TrainingSetBuilder

Event = dict[str, Any]
OnEvent = Callable[[Event], None]

_STOPPED = "Stopped before old and new were compared."


def fine_tune(
    dataset: Dataset,
    workspace: Workspace,
    settings: FineTuneSettings,
    on_event: OnEvent,
    should_stop: ShouldStop,
    resume: OldRun | None = None,
) -> dict[str, Any]:
    """Train, write WORKSPACE/checkpoints/NAME.safetensors, compare it with the old one; returns the summary.

    Nothing that exists is changed: the old checkpoint stays, and stays the current one. Stopped, the best so far is
    kept, and the run can go on (`resume`, with the settings that `resuming.settings_of` gives). Under torchrun every
    process calls this; the first one writes, and the others' summary is {"rank", "stopped"}.

    Raises SegtoolError where there is nothing to train on (before anything is loaded), and where the loss stops
    being finite or the memory does not suffice (a finished epoch is kept as a checkpoint, which the hint names);
    Cancelled where it was stopped before anything was learned.
    """
    # The window goes on painting: this is the state that is taken.
    saved_state = workspace.saved_state()
    split = load_split(workspace, dataset)
    refuse_nothing(dataset, workspace, split, settings)  # told before anything else can go wrong
    preparing = _told("preparing", "Reading the samples", on_event)
    same = across_sets(dataset, workspace, split, preparing, should_stop)
    builder = TrainingSetBuilder(
        dataset, workspace, split, preparing, should_stop, barred=not_to_train(same, split)
    )
    group = join(settings.device)
    device = group.device if isinstance(group, Together) else choose_device(settings.device)
    start = (resume.start() if resume else None) or _start(settings, workspace, resume, on_event)
    chosen = _chosen(builder, settings, dataset)
    training = training_settings(settings, start)
    name = resume.recipe["name"] if resume else unique_name(settings.name or default_name(start), workspace)
    if group.rank:
        folder = Path(group.text_of_first(""))
        trainer = _trainer(start, training, chosen, folder, device, start.config, group)
        return {"rank": group.rank, "stopped": trainer.run(lambda event: None, should_stop).stopped}
    recipe = {
        "name": name,
        "network": start.config.network,
        "network_arguments": start.config.arguments,
        "start": start.path.stem if start.path else "",
        "start_path": str(start.path or ""),
        "start_digest": start.digest or "",
        "split_digest": split.digest,
        "saved_state": saved_state or "",
        "device": device_text(device),
        "settings": asdict(settings),
        "training": asdict(training),
    }
    run_id, folder = (resume.id, resume.folder) if resume else workspace.new_run(recipe)
    record = RunRecord(folder)
    provenance = {
        "run": run_id,
        "name": name,
        "start": start.to_json(),
        "device": device_text(device),
        "processes": group.world,
        "counts": chosen.counts,
        "left_out": list(chosen.left_out),
        "split": split.digest,
        "sets": split.counts,
        "same_pictures": [pair.sentence(split) for pair in same],
        "seed": settings.seed,
        "saved_state": saved_state,
        "epochs": training.epochs,
        "batch": training.batch,
    }
    run = _Run(
        dataset,
        workspace,
        settings,
        start,
        training,
        chosen,
        provenance,
        record,
        on_event,
        should_stop,
        group,
    )
    try:
        if resume is None:
            record.begin(settings, manifest_of(dataset, split, chosen, provenance, recipe))
        summary = run.execute(device)
    except BaseException as error:
        workspace.finish_run(run_id, {"error": str(error), "checkpoint": run.saved_name})
        raise
    finally:
        record.write()
    if not summary["can_go_on"]:
        record.drop_state()
    workspace.finish_run(run_id, summary)
    return summary


def _start(
    settings: FineTuneSettings, workspace: Workspace, resume: OldRun | None, on_event: OnEvent
) -> Start:
    if settings.afresh:
        return fresh(settings, _told("preparing", "Fetching weights", on_event))
    noted = resume.recipe.get("start_path") if resume else None
    return loaded(resolve_checkpoint(workspace, noted or settings.checkpoint or None))


def _chosen(builder: TrainingSetBuilder, settings: FineTuneSettings, dataset: Dataset) -> TrainingSet:
    if settings.takes == CORRECTED:
        return builder.corrected(settings.only, settings.rehearsal, settings.batch, settings.seed)
    further = None
    if settings.extra:
        further = read_dataset(
            dataset.root / Path(settings.extra).expanduser()
        )  # an absolute one stays itself
    weights = {"corrected": settings.corrected_weight, "ground truth": settings.truth_weight}
    return builder.trainval(settings.takes == BOTH, weights, further, settings.extra_weight)


def _trainer(
    start: Start,
    training: TrainingSettings,
    chosen: TrainingSet,
    folder: Path,
    device: torch.device,
    config: CheckpointConfig,
    group: Alone,
) -> Trainer:
    preprocessing = start.config.preprocessing
    return Trainer(
        start.network, preprocessing, training, chosen.train, chosen.validation, folder, device, config, group
    )


@dataclass
class _Run:
    """One run, from the frozen samples to the gate's verdict."""

    dataset: Dataset
    workspace: Workspace
    settings: FineTuneSettings
    start: Start
    training: TrainingSettings
    chosen: TrainingSet
    provenance: dict[str, Any]
    record: RunRecord
    on_event: OnEvent
    should_stop: ShouldStop
    group: Alone
    saved_name: str | None = None

    def execute(self, device: torch.device) -> dict[str, Any]:
        began = time.monotonic()
        self._tell({"event": "training", **self.provenance, "text": self._words()})
        outcome = self._train(device)
        path, digest = self._save(outcome)
        gc.collect()  # the trainer's networks, before two predictors are loaded
        gate, cut_short = self._gate(path, outcome)
        return {
            "checkpoint": str(path),
            "digest": digest,
            "stopped": outcome.stopped or cut_short,
            "can_go_on": outcome.stopped and outcome.epochs_done > 0,
            **self.provenance,
            "name": path.stem,
            "best_epoch": outcome.best_epoch,
            "epochs_done": outcome.epochs_done,
            "figures": outcome.best_figures,
            "gate": gate,
            "seconds": round(time.monotonic() - began, 1),
        }

    def _tell(self, event: Event) -> None:
        self.record.note(event)
        self.on_event(event)

    def _words(self) -> str:
        counts = self.chosen.counts
        origin = f"from {self.start.path.stem}" if self.start.path else f"a fresh {self.start.config.network}"
        return (
            f"Training {self.provenance['name']} {origin} on {counts['corrected']} corrected and "
            f"{counts['ground truth']} ground truth samples, {counts['validation']} for validation, on "
            f"{self.provenance['device']}; {len(self.chosen.left_out)} left out; "
            f"{self.provenance['sets']['held_out']} held-out samples are for the comparison alone."
        )

    def _train(self, device: torch.device) -> Outcome:
        self.group.text_of_first(str(self.record.folder))
        config = self._config("", Outcome())
        trainer = _trainer(
            self.start, self.training, self.chosen, self.record.folder, device, config, self.group
        )
        try:
            outcome = trainer.run(self._tell, self.should_stop)
        except TrainingError as error:
            if error.outcome.best_state is None:
                raise
            path, _ = self._save(error.outcome, error.message)
            raise SegtoolError(
                error.message, f"{error.hint} The best epoch is kept as {path.stem}."
            ) from error
        if outcome.best_state is None:
            raise Cancelled("Stopped before anything was learned; the old checkpoint is unchanged.")
        return outcome

    def _save(self, outcome: Outcome, ended: str = "") -> tuple[Path, str]:
        assert outcome.best_state is not None
        name = unique_name(self.provenance["name"], self.workspace)  # another run may have taken it meanwhile
        config = self._config(name, outcome, ended)
        path = self.workspace.checkpoints_folder / f"{name}{SUFFIX}"
        digest = save_checkpoint(path, outcome.best_state, config)
        self.saved_name = name
        self._tell(
            {
                "event": "saved",
                "checkpoint": str(path),
                "name": name,
                "digest": digest,
                "text": f"Saved as {name}.",
            }
        )
        return path, digest

    def _config(self, name: str, outcome: Outcome, ended: str = "") -> CheckpointConfig:
        digests = self.start.config.trained_on | {
            self.chosen.files[item.name].picture for item in self.chosen.train
        }
        origin = self.start.config
        return CheckpointConfig.create(
            name=name or self.provenance["name"],
            network=origin.network,
            arguments=origin.arguments,
            preprocessing=origin.preprocessing,
            classes=origin.classes,
            flip=origin.flip,
            training={
                **self.provenance,
                "left_out": len(self.chosen.left_out),
                "same_pictures": len(self.provenance["same_pictures"]),
                "settings": asdict(self.training),
                "from": "imagenet"
                if self.start.pretrained
                else "checkpoint"
                if self.start.path
                else "scratch",
                "rehearsal": self.settings.rehearsal,
                "best_epoch": outcome.best_epoch,
                "epochs_done": outcome.epochs_done,
                "stopped": outcome.stopped,
                "ended": ended,
                "digests": sorted(digests),
            },
            figures={"validation": outcome.best_figures, "validation_images": len(self.chosen.validation)},
            parent=self.start.digest,
        )

    def _gate(self, path: Path, outcome: Outcome) -> tuple[dict[str, Any], bool]:
        """Old against new, and whether it was stopped; a fresh network is compared with the checkpoint in use."""
        if outcome.stopped:
            return no_comparison(_STOPPED), True
        if not self.settings.compare:
            return no_comparison("Old and new were not compared, as was asked."), False
        try:
            old_path = self.start.path or resolve_checkpoint(self.workspace)
        except SegtoolError as error:
            return no_comparison(f"There is no other checkpoint to compare with. {error.message}"), False
        device = self.settings.device
        try:
            gate = compare(
                Predictor(old_path, device),
                Predictor(path, device),
                self.dataset,
                self.workspace,
                _told("gate", "Comparing old and new", self.on_event),
                self.should_stop,
            )
        except Cancelled:
            return no_comparison(_STOPPED), True
        said = {"verdict": gate["verdict"], "reason": gate["reason"]}
        self._tell({"event": "verdict", **said, "text": f"Verdict: {gate['verdict']}. {gate['reason']}"})
        return gate, False


def _told(event: str, words: str, on_event: OnEvent) -> Progress:
    """Progress as events; the words are said with the first one."""
    said = False

    def progress(done: int, total: int, name: str) -> None:
        nonlocal said
        text = {} if said else {"text": f"{words}."}
        said = True
        on_event({"event": event, "done": done, "total": total, "name": name, **text})

    return progress
