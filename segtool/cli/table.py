"""The commands: adding one is adding a row here, and two functions (add_NAME, run_NAME) in its module."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """module: the file of segtool.cli that holds it. examples: command lines, shown by --help."""

    module: str
    summary: str
    examples: tuple[str, ...]


COMMANDS: dict[str, Command] = {
    "sample": Command(
        "data",
        "write the drawn sample dataset: 48 pictures of cats and dogs with exact masks",
        ("segtool sample ~/pets-sample",),
    ),
    "check": Command(
        "data",
        "look at every file of a dataset and name what is wrong",
        (
            "segtool check ~/oxford-iiit-pet",
            "segtool check ~/pets --json",
            "segtool check ~/pets --mapping zero-based --remember",
        ),
    ),
    "lint": Command(
        "lint",
        "look for spots in label maps: islands, holes, missing or odd borders",
        ("segtool lint ~/oxford-iiit-pet", "segtool lint ~/pets --split test --island 100 --json"),
    ),
    "stats": Command(
        "data", "count pictures, breeds, sizes and classes", ("segtool stats ~/oxford-iiit-pet",)
    ),
    "predict": Command(
        "predicting",
        "write a mask (1 pet, 2 background, 3 border) for each picture",
        (
            "segtool predict photo.jpg --out masks",
            "segtool predict ~/oxford-iiit-pet --split unlisted --out masks",
        ),
    ),
    "eval": Command(
        "predicting",
        "compare predictions with the ground truth",
        (
            "segtool eval ~/oxford-iiit-pet --split test",
            "segtool eval ~/oxford-iiit-pet --truth corrected --json",
        ),
    ),
    "figures": Command(
        "figures",
        "predict every sample and keep its figures for the window's list; goes on where it ended",
        (
            "segtool figures ~/oxford-iiit-pet",
            "segtool figures ~/oxford-iiit-pet --names mine.txt --again --json",
        ),
    ),
    "train": Command(
        "training",
        "fine-tune the network on the corrected samples, and compare old and new",
        (
            "segtool train ~/oxford-iiit-pet",
            "segtool train ~/pets --only accepted --epochs 5 --name after-lunch --accept not-worse",
            "segtool train ~/pets --network unet --arguments upsampling=bilinear --size 128 --epochs 30",
            "segtool train ~/pets --network densenet121-unet --start imagenet --save-recipe mine.toml",
            "segtool train ~/pets --recipe mine.toml --batch 4",
            "segtool train ~/pets --resume",
        ),
    ),
    "export": Command(
        "data",
        "write the refined dataset in the dataset's own layout, with a manifest",
        (
            "segtool export ~/oxford-iiit-pet --out ~/refined",
            "segtool export ~/oxford-iiit-pet --out ~/accepted --accepted-only",
            "segtool export ~/oxford-iiit-pet --out ~/refined --verify",
        ),
    ),
    "networks": Command(
        "networks",
        "list the networks: size, speed, figures",
        ("segtool networks", "segtool networks --time", "segtool networks ~/oxford-iiit-pet --json"),
    ),
    "checkpoint": Command(
        "checkpoints",
        "list the checkpoints, or choose the one that is used",
        (
            "segtool checkpoint list ~/oxford-iiit-pet",
            "segtool checkpoint use ~/oxford-iiit-pet after-lunch",
        ),
    ),
}
