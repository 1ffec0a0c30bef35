"""Where networks run: chosen by name, refused in a sentence, half precision only where it pays."""

import pytest
import torch
from torch import nn

from segtool.core.errors import SegtoolError, UsageError
from segtool.ml import devices
from segtool.ml.devices import choose_device, device_text, half_type, is_out_of_memory

CPU = torch.device("cpu")


@pytest.mark.parametrize(
    ("present", "expected"), [(("cuda", "mps", "cpu"), "cuda"), (("mps", "cpu"), "mps"), (("cpu",), "cpu")]
)
def test_auto_takes_the_best_there_is(
    monkeypatch: pytest.MonkeyPatch, present: tuple[str, ...], expected: str
) -> None:
    monkeypatch.setattr(
        devices, "_AVAILABLE", {name: (lambda name=name: name in present) for name in ("cuda", "mps", "cpu")}
    )
    assert choose_device("auto").type == expected


def test_the_cpu_is_always_there_and_named() -> None:
    assert choose_device("cpu") == CPU
    assert device_text(CPU) == "CPU"


@pytest.mark.parametrize("kind", ["cuda", "mps"])
def test_a_device_that_is_not_here_is_a_sentence(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setitem(devices._AVAILABLE, kind, lambda: False)
    with pytest.raises(SegtoolError, match=r"There is no .* GPU") as caught:
        choose_device(kind)
    assert not isinstance(caught.value, UsageError)


@pytest.mark.parametrize("word", ["tpu", "cuda:x", "cpu:1", ""])
def test_another_word_is_wrong_usage(word: str) -> None:
    with pytest.raises(UsageError, match="no device named"):
        choose_device(word)


class Slow(nn.Module):
    """Slower in one of the two precisions; counts its forwards."""

    def __init__(self, slow_in_half: bool) -> None:
        super().__init__()
        self.slow_in_half, self.calls = slow_in_half, 0

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        import time

        self.calls += 1
        if torch.is_autocast_enabled("cpu") == self.slow_in_half:
            time.sleep(0.02)
        return x


@pytest.mark.parametrize(("slow_in_half", "expected"), [(True, None), (False, torch.bfloat16)])
def test_on_a_cpu_both_precisions_are_timed_once(
    monkeypatch: pytest.MonkeyPatch, slow_in_half: bool, expected: torch.dtype | None
) -> None:
    monkeypatch.setattr(devices, "_cpu_has_bfloat16", lambda: True)
    monkeypatch.setattr(devices, "_measured", {})
    network = Slow(slow_in_half)
    assert half_type(CPU, network, "key") == expected
    calls = network.calls
    assert calls > 0
    assert half_type(CPU, network, "key") == expected
    assert network.calls == calls


def test_a_cpu_without_bfloat16_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "_cpu_has_bfloat16", lambda: False)
    network = Slow(slow_in_half=False)
    assert half_type(CPU, network, "other") is None
    assert network.calls == 0


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (torch.OutOfMemoryError("x"), True),
        (MemoryError(), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"), True),
        (RuntimeError("shapes differ"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_a_lack_of_memory_is_told_from_other_errors(error: BaseException, expected: bool) -> None:
    assert is_out_of_memory(error) is expected
