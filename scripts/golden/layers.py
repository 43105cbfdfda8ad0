"""Golden outputs, gradients and sizes of Tests/NetworksTests/LayerGoldenTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/layers.py > Tests/NetworksTests/Golden/LayerGoldens.swift

Inputs, weights and output gradients come from a formula (`spread`) that both sides compute. Kept are each layer's output,
its input's gradient summed over the batch, and the gradients of its parameters; then the output sizes of windows.
"""

import itertools
import json

import torch
import torch.nn.functional as F
from torch import nn

from training_steps import filled

BATCH = 2


class Function(nn.Module):
    """A function as a module without parameters."""

    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, *x):
        return self.body(*x)


class ChannelNorm(nn.LayerNorm):
    """Normalizes the channels at each position."""

    def forward(self, x):
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)


def conv(rank, channels, **settings):
    """The layer's settings and PyTorch's module; uneven padding goes before the convolution."""
    modules = {1: nn.Conv1d, 2: nn.Conv2d, 3: nn.Conv3d}
    padding = settings.get("padding", [0] * rank)
    pairs = [p if isinstance(p, list) else [p, p] for p in padding]
    flat = [zeros for pair in reversed(pairs) for zeros in pair]
    module = modules[rank](
        channels, settings["filters"], settings["kernel"], stride=settings.get("stride", 1),
        dilation=settings.get("dilation", 1), groups=settings.get("groups", 1), bias=settings.get("bias", True))
    return {f"conv{rank}d": settings}, nn.Sequential(Function(lambda x: F.pad(x, flat)), module)


def transposed(rank, channels, **settings):
    modules = {1: nn.ConvTranspose1d, 2: nn.ConvTranspose2d, 3: nn.ConvTranspose3d}
    module = modules[rank](
        channels, settings["filters"], settings["kernel"], stride=settings.get("stride", 1),
        padding=settings.get("padding", 0), output_padding=settings.get("output_padding", 0),
        groups=settings.get("groups", 1), dilation=settings.get("dilation", 1))
    return {f"conv{rank}d_transpose": settings}, module


def depthwise(rank, channels, **settings):
    modules = {1: nn.Conv1d, 2: nn.Conv2d}
    module = modules[rank](
        channels, channels * settings.get("multiplier", 1), settings["kernel"], groups=channels,
        stride=settings.get("stride", 1), padding=settings.get("padding", 0))
    return {f"depthwise_conv{rank}d": settings}, module


def separable(rank, channels, **settings):
    modules = {1: nn.Conv1d, 2: nn.Conv2d}
    between = channels * settings.get("multiplier", 1)
    module = nn.Sequential(
        modules[rank](
            channels, between, settings["kernel"], groups=channels, bias=False, stride=settings.get("stride", 1),
            padding=settings.get("padding", 0)),
        modules[rank](between, settings["filters"], 1))
    return {f"separable_conv{rank}d": settings}, module


def pool(kind, rank, **settings):
    stride = settings.get("stride", settings["size"])
    padding, ceil = settings.get("padding", 0), settings.get("ceil_mode", False)
    if kind == "max":
        modules = {1: nn.MaxPool1d, 2: nn.MaxPool2d, 3: nn.MaxPool3d}
        module = modules[rank](settings["size"], stride, padding, settings.get("dilation", 1), ceil_mode=ceil)
    elif kind == "avg":
        modules = {1: nn.AvgPool1d, 2: nn.AvgPool2d, 3: nn.AvgPool3d}
        counts = settings.get("count_padding", False)
        module = modules[rank](settings["size"], stride, padding, ceil, counts)
    else:
        module = nn.LPPool2d(1, settings["size"], stride, ceil)
    return {f"{kind}_pool{rank}d": settings}, module


def function(kind, body, settings=None):
    return {kind: settings or {}}, Function(body)


def activated(name, body):
    """An activation fused into a convolution."""
    spec, module = conv(2, 3, filters=4, kernel=2)
    spec["conv2d"]["activation"] = name
    return spec, nn.Sequential(module, Function(body))


def cases():
    image, odd, series, volume = (3, 5, 6), (17, 3, 2), (3, 9), (2, 3, 4, 4)
    yield image, conv(2, 3, filters=4, kernel=3)
    yield image, conv(2, 3, filters=4, kernel=[3, 2], stride=[2, 1], padding=[1, 0])
    yield image, conv(2, 3, filters=2, kernel=2, dilation=2, bias=False)
    yield image, conv(2, 3, filters=2, kernel=3, padding=[[2, 0], [0, 1]])
    yield (4, 4, 4), conv(2, 4, filters=6, kernel=3, groups=2, padding=[1, 1])
    yield series, conv(1, 3, filters=5, kernel=3, stride=2, padding=[1])
    yield (16, 6), conv(1, 16, filters=4, kernel=2, dilation=2, groups=4)
    yield volume, conv(3, 2, filters=3, kernel=[2, 3, 2], stride=[1, 1, 2])
    yield series, transposed(1, 3, filters=2, kernel=3, stride=2, padding=1, output_padding=1)
    yield (3, 3, 4), transposed(2, 3, filters=4, kernel=[3, 2], stride=2)
    yield (4, 3, 3), transposed(2, 4, filters=6, kernel=3, groups=2, dilation=2, padding=1)
    yield (2, 2, 2, 3), transposed(3, 2, filters=2, kernel=2, stride=[1, 2, 2])
    yield image, depthwise(2, 3, kernel=3, stride=2, padding=1)
    yield image, depthwise(2, 3, kernel=2, multiplier=2)
    yield series, depthwise(1, 3, kernel=3)
    yield image, separable(2, 3, filters=4, kernel=3, multiplier=2, padding=1)
    yield series, separable(1, 3, filters=4, kernel=3)
    yield image, pool("max", 2, size=2)
    yield image, pool("max", 2, size=3, stride=2, padding=1, ceil_mode=True)
    yield image, pool("max", 2, size=2, stride=1, dilation=2)
    yield series, pool("max", 1, size=2, ceil_mode=True)
    yield volume, pool("max", 3, size=[2, 2, 3], stride=1, padding=1)
    yield image, pool("avg", 2, size=3, stride=2, padding=1)
    for counts, ceil in itertools.product([False, True], repeat=2):
        yield (2, 6, 5), pool("avg", 2, size=3, stride=2, padding=1, count_padding=counts, ceil_mode=ceil)
    yield series, pool("avg", 1, size=4, stride=3, ceil_mode=True)
    yield volume, pool("avg", 3, size=2, padding=1, count_padding=True)
    yield image, pool("sum", 2, size=2, stride=1)
    yield odd, function("global_avg_pool", lambda x: x.mean((2, 3)))
    yield volume, function("global_avg_pool", lambda x: x.mean((2, 3, 4)))
    yield odd, function("global_max_pool", lambda x: x.amax((2, 3)))
    yield (7,), ({"dense": 5}, nn.Linear(7, 5))
    yield image, function("flatten", lambda x: x.flatten(1))
    yield image, function("reshape", lambda x: x.reshape(-1, 2, 5, 9), {"shape": [2, -1, 9]})
    yield odd, function("add", lambda x, y: x + y)
    yield odd, function("multiply", lambda x, y: x * y)
    yield odd, function("concat", lambda x, y: torch.cat([x, y], 1))
    yield series, function("concat", lambda x, y: torch.cat([x, y], 1))
    yield image, ({"batch_norm": {}}, nn.BatchNorm2d(3))
    yield series, ({"batch_norm": {"epsilon": 0.01}}, nn.BatchNorm1d(3, 0.01))
    yield volume, ({"batch_norm": {}}, nn.BatchNorm3d(2))
    yield (3, 3, 2), ({"layer_norm": {}}, nn.LayerNorm((3, 3, 2)))
    yield odd, ({"layer_norm": {"axes": "channels", "epsilon": 0.001}}, ChannelNorm(17, 0.001))
    yield (9,), ({"layer_norm": {}}, nn.LayerNorm(9))
    yield (9,), function("softmax", lambda x: x.softmax(1))
    yield image, function("softmax", lambda x: x.softmax(1))
    for name, body in {
        "relu": F.relu, "relu6": F.relu6, "leaky_relu": F.leaky_relu, "elu": F.elu, "gelu": F.gelu, "silu": F.silu,
        "hard_swish": F.hardswish,
        "sigmoid": torch.sigmoid, "tanh": torch.tanh,
    }.items():
        yield (3, 2, 4), function(name, body)
        yield (3, 3, 3), activated(name, body)
    yield (12,), function("leaky_relu", lambda x: F.leaky_relu(x, 0.2), {"slope": 0.2})
    yield (3, 2, 4), function("hard_sigmoid", F.hardsigmoid)
    yield (12,), function("elu", lambda x: F.elu(x, 0.5), {"alpha": 0.5})


def numbers(tensor):
    return " ".join(f"{v:.6g}" for v in tensor.flatten().tolist())


def golden(shape, spec, module):
    """The module on one input, or on an input and -1/2 of it, in double precision."""
    module = module.double().train()
    with torch.no_grad():
        for stream, parameter in enumerate(module.parameters(), 1):
            parameter.copy_(filled(parameter.shape, stream, 0.5))
    x = (4 * filled((BATCH, *shape), 1000, 1.0).double()).requires_grad_()
    takes_two = any(kind in spec for kind in ("add", "concat", "multiply"))
    if takes_two:
        left, right = x.clone(), -0.5 * x
        left.retain_grad()
        y = module(left, right)
    else:
        left, y = x, module(x)
    y.backward(filled(y.shape, 2000, 1.0).double())
    lines = [
        f"    LayerGolden(",
        f"      layer: #\"{json.dumps(spec)}\"#, input: {list(shape)}, output: {list(y.shape[1:])},",
        f"      values: \"{numbers(y)}\",",
        f"      inputGradient: \"{numbers(left.grad.sum(0))}\",",
        f"      gradients: [{', '.join(chr(34) + numbers(p.grad) + chr(34) for p in module.parameters())}]),",
    ]
    return "\n".join(lines)


def sizes():
    """Rows of: size, kernel, stride, padding, dilation; then a convolution's size and poolings' by floor and by ceil."""
    grid = itertools.product([1, 2, 5, 8, 11], [1, 2, 3, 4], [1, 2, 3, 5], [0, 1, 2], [1, 2])
    for size, kernel, stride, padding, dilation in grid:
        if padding * 2 > kernel or size + 2 * padding < dilation * (kernel - 1) + 1:
            continue
        x = torch.zeros(1, 1, size)
        found = [nn.Conv1d(1, 1, kernel, stride, padding, dilation)(x).shape[2]]
        for ceil in (False, True):
            found.append(F.max_pool1d(x, kernel, stride, padding, dilation, ceil_mode=ceil).shape[2])
        yield [size, kernel, stride, padding, dilation] + found


def main():
    torch.manual_seed(0)
    print("// Written by scripts/golden/layers.py with PyTorch " + torch.__version__.split("+")[0] + "; do not edit.")
    print("// swift-format-ignore-file")
    print("extension LayerGolden {")
    print("  static let all: [LayerGolden] = [")
    for shape, (spec, module) in cases():
        print(golden(shape, spec, module))
    print("  ]\n")
    print("  /// Size, kernel, stride, padding, dilation; then the sizes of a convolution, of a pooling, of one in ceil mode.")
    print('  static let sizes = """')
    for row in sizes():
        print("    " + " ".join(map(str, row)))
    print('    """\n}')


if __name__ == "__main__":
    main()
