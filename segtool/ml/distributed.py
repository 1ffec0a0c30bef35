"""Several processes, on one machine or more, that train one network together.

Started by torchrun, which gives each process its number and the address where they meet; lightning-fabric does the
rest. Without torchrun nothing here opens a connection, and lightning-fabric is not even imported.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import torch
from torch import Tensor, nn

from segtool.core.errors import SegtoolError
from segtool.core.processes import under_torchrun, world_size

LONGEST_TEXT = 4096
"""Bytes of a text that the first process tells the others."""


class Alone:
    """One process; every question of the group is answered by itself."""

    rank = 0
    world = 1

    def set_up(self, network: nn.Module) -> nn.Module:
        """The network to call in training."""
        return network

    def part(self, last: bool) -> AbstractContextManager[Any]:
        """Around a part of a step, forward and backward; gradients meet with those of the others in the last one."""
        return contextlib.nullcontext()

    def backward(self, loss: Tensor) -> None:
        """Add the loss's gradients."""
        loss.backward()  # type: ignore[no-untyped-call]

    def summed(self, tensors: Sequence[Tensor]) -> list[Tensor]:
        """Each tensor added up over all processes, without gradients."""
        return [tensor.detach() for tensor in tensors]

    def from_first(self, tensors: Sequence[Tensor]) -> None:
        """Give every process the first one's values, in place."""

    def any(self, yes: bool) -> bool:
        """Whether one of the processes says yes."""
        return yes

    def text_of_first(self, text: str) -> str:
        """What the first process says."""
        return text

    def wait(self) -> None:
        """Until all are here."""


class Together(Alone):
    """One of several processes under torchrun. Raises SegtoolError where lightning-fabric is not installed."""

    def __init__(self, device: str = "auto") -> None:
        try:
            from lightning_fabric import Fabric
        except ImportError as error:
            raise SegtoolError(
                "Training in several processes needs the package lightning-fabric.",
                'pip install "segtool[distributed]"',
            ) from error
        local = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
        kind = device.partition(":")[0]
        gpus = kind == "cuda" or (kind == "auto" and torch.cuda.is_available())
        if gpus and torch.cuda.device_count() < local:
            raise SegtoolError(
                f"There are {torch.cuda.device_count()} GPUs for {local} processes on this machine.",
                "Start as many processes as there are GPUs, or choose --device cpu.",
            )
        if world_size() == local and sys.platform == "linux":
            os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")  # one machine: nobody outside it can connect
        self._fabric: Any = Fabric(
            accelerator="cuda" if gpus else "cpu",
            devices=local,
            num_nodes=world_size() // local,
            strategy="ddp",
        )
        self._fabric.launch()
        self.rank, self.world = self._fabric.global_rank, self._fabric.world_size
        self.device: torch.device = self._fabric.device
        self._module: Any = None

    def set_up(self, network: nn.Module) -> nn.Module:
        """Wrapped, so that gradients are averaged over the processes; batch norms see all samples where they run on
        GPUs (torch has that for no other device).
        """
        if self.device.type == "cuda":
            network = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
        self._module = self._fabric.setup_module(network)
        return self._module  # type: ignore[no-any-return]

    def part(self, last: bool) -> AbstractContextManager[Any]:
        context: AbstractContextManager[Any] = self._fabric.no_backward_sync(self._module, enabled=not last)
        return context

    def backward(self, loss: Tensor) -> None:
        # gradients are averaged over the processes; the loss is a sum over them
        self._fabric.backward(loss * self.world)

    def summed(self, tensors: Sequence[Tensor]) -> list[Tensor]:
        return [self._fabric.all_reduce(tensor.detach().clone(), reduce_op="sum") for tensor in tensors]

    def from_first(self, tensors: Sequence[Tensor]) -> None:
        # A sum in which the others say 0: fabric's own broadcast goes through pickles.
        for tensor in tensors:
            tensor.copy_(self.summed([tensor if self.rank == 0 else torch.zeros_like(tensor)])[0])

    def any(self, yes: bool) -> bool:
        (votes,) = self.summed([torch.tensor(float(yes), device=self.device)])
        return bool(votes > 0)

    def text_of_first(self, text: str) -> str:
        said = torch.zeros(LONGEST_TEXT, dtype=torch.int64, device=self.device)
        encoded = list(text.encode()[:LONGEST_TEXT])
        said[: len(encoded)] = torch.tensor(encoded, dtype=torch.int64)
        self.from_first([said])
        return bytes(said[said > 0].tolist()).decode()

    def wait(self) -> None:
        self._fabric.barrier()


def join(device: str = "auto") -> Alone:
    """The group that this process belongs to."""
    return Together(device) if under_torchrun() and world_size() > 1 else Alone()
