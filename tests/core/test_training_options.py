"""The one table of a training's options, and recipes that hold them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segtool.core.errors import SegtoolError, UnreadableError, UsageError
from segtool.core.places import resource
from segtool.core.recipe_file import load_recipe, recipe_text, save_recipe
from segtool.core.training_choices import class_weights_of
from segtool.core.training_options import OPTIONS, FineTuneSettings


def test_every_option_has_a_default_that_it_takes_and_words_for_a_person() -> None:
    settings = FineTuneSettings()
    for key, row in OPTIONS.items():
        assert row.key == key
        assert row.default == getattr(settings, key)
        assert row.fault(row.default) == ""
        assert row.title
        assert row.help
        assert row.group
    assert len(OPTIONS) == len(vars(settings))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"bacth": 4}, "Did you mean batch?"),
        ({"batch": 4.5}, "batch is a whole number, not 4.5"),
        ({"batch": True}, "batch is a whole number"),
        ({"batch": 0}, "batch is between 1 and 4096, not 0"),
        ({"rate": float("nan")}, "rate is 0 or more"),
        ({"rate": float("inf")}, "rate is 0 or more"),
        ({"loss": "hinge"}, "loss is cross-entropy+dice or cross-entropy"),
        ({"size": 8}, "size is 0 or at least 32, not 8"),
        ({"class_weights": "1,2"}, "three numbers for pet, background, border"),
        ({"class_weights": "0 0 0"}, "three numbers"),
        ({"name": "../x"}, "name holds a path separator"),
        ({"compare": "yes"}, "compare is true or false"),
        ({"start": "imagenet"}, "needs a network"),
        ({"start": "checkpoint", "network": "unet"}, "says itself which network"),
        ({"start": "scratch", "network": "unet", "checkpoint": "x"}, "takes no checkpoint"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        FineTuneSettings.from_json(wrong)
    assert said in str(caught.value)


def test_class_weights_are_three_numbers_or_a_word() -> None:
    assert class_weights_of("1, 0.5,2") == (1.0, 0.5, 2.0)
    assert class_weights_of("none") is None
    assert class_weights_of("inverse") is None


def test_what_is_trained_on_follows_from_the_start() -> None:
    assert FineTuneSettings().takes == "corrected"
    assert FineTuneSettings(network="unet").takes == "both"
    assert FineTuneSettings(network="unet", data="trainval").takes == "trainval"
    assert FineTuneSettings(network="unet", rehearsal=0.0).takes == "corrected"


def test_a_recipe_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    settings = FineTuneSettings(
        network="unet", arguments={"width": 16, "upsampling": "bilinear", "filters": [8, 4]}, rate=3e-4, compare=False,
        name='a "name"', class_weights="1,2,3",
    )  # fmt: skip
    save_recipe(tmp_path / "mine.toml", settings)
    assert FineTuneSettings.from_json(load_recipe(tmp_path / "mine.toml")) == settings
    for row in OPTIONS.values():
        assert row.help in (tmp_path / "mine.toml").read_text(), "each key says what it is"


@given(
    batch=st.integers(1, 4096), rate=st.floats(0, 1), name=st.text("abc ü-'\"\\\\", max_size=9), yes=st.booleans(),
    width=st.one_of(st.integers(), st.booleans(), st.text("xyz", max_size=3)),
)  # fmt: skip
def test_any_recipe_comes_back(batch: int, rate: float, name: str, yes: bool, width: Any) -> None:
    try:
        settings = FineTuneSettings(batch=batch, rate=rate, name=name, compare=yes, arguments={"a b": width})
    except UsageError:
        return
    assert FineTuneSettings.from_json(tomllib.loads(recipe_text(settings))) == settings


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("bacth = 4", UsageError, "Did you mean batch?"),
        ("batch = 'four'", UsageError, "batch is a whole number"),
        ("[training]\nbatch = 4", UsageError, "no setting named 'training'"),
        ("batch = ", UnreadableError, "is not TOML"),
    ],
)
def test_a_recipe_that_cannot_be_used_is_named(
    text: str, error: type[SegtoolError], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(error) as caught:
        load_recipe(path)
    assert said in str(caught.value)
    assert "wrong.toml" in caught.value.message
    assert caught.value.file == path


def test_a_recipe_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        load_recipe(tmp_path / "none.toml")


def test_the_shipped_recipe_of_the_results_is_found_by_its_name() -> None:
    said = load_recipe(Path("results-128"))
    settings = FineTuneSettings.from_json({**said, "network": "unet"})
    assert (settings.size, settings.fit, settings.start) == (128, "square", "scratch")
    assert resource("recipes/results-128.toml").is_file()
