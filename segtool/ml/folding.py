"""Batch norms folded into the convolutions before them: the same outputs in fewer passes over the memory.

For predicting alone: a folded network cannot be trained on, and is never saved.
"""

from itertools import pairwise

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights


def fold_norms(network: nn.Module) -> int:
    """Fold, in place, each batch norm that follows a convolution in a Sequential. Returns how many.

    The network must be in evaluation mode: its norms then scale and shift by constants. ValueError otherwise.
    """
    if network.training:
        raise ValueError("a network that is being trained keeps its batch norms")
    folded = 0
    for part in network.modules():
        if not isinstance(part, nn.Sequential):
            continue
        for (_, before), (name, norm) in pairwise(list(part.named_children())):
            if not (isinstance(before, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)):
                continue
            mean, variance = norm.running_mean, norm.running_var
            if mean is None or variance is None:  # it looks at each batch: nothing constant to fold
                continue
            before.weight, before.bias = fuse_conv_bn_weights(
                before.weight, before.bias, mean, variance, norm.eps, norm.weight, norm.bias
            )
            setattr(part, name, nn.Identity())
            folded += 1
    return folded
