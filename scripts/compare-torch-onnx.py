#!/usr/bin/env python3
"""ONNX files that PyTorch itself writes: are they imported, and do they give PyTorch's scores?

Usage: scripts/compare-torch-onnx.py CNNLAB [NETWORK]...

Small networks of what our layers do, and torchvision's, are written by both of PyTorch's exporters: the older one with an
open number of samples, the newer one (torch.export) as it is by default, with the weights in a file beside, and with an open
number of samples. Each file is imported by CNNLAB and verified, and every score that 'cnnlab predict' gives to PNG files is
held against PyTorch's. The spread is that of PyTorch's own scores.

Needs torch, torchvision, onnx, onnxscript and Pillow.
"""

import logging
import sys
import tempfile
import warnings
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from torchvision import models

from travel.scores import Pictures, distance, randomized, run, tempered

CLASSES = 5
BOUND = 1e-4


class Residual(nn.Module):
    """A sum, and a mean over the image without a pooling layer."""

    def __init__(self):
        super().__init__()
        self.conv1, self.bn = nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8)
        self.conv2, self.fc = nn.Conv2d(8, 8, 3, padding=1), nn.Linear(8, CLASSES)

    def forward(self, x):
        x = functional.relu(self.bn(self.conv1(x)))
        return self.fc(functional.relu(x + self.conv2(x)).mean((2, 3)))


class Reshaped(nn.Module):
    """A shape that is worked out as the network runs."""

    def __init__(self):
        super().__init__()
        self.conv, self.pool, self.fc = nn.Conv2d(3, 4, 3, stride=2), nn.MaxPool2d(2), nn.Linear(196, CLASSES)

    def forward(self, x):
        x = self.pool(functional.gelu(self.conv(x)))
        return self.fc(x.reshape(x.size(0), -1))


class Excited(nn.Module):
    """Squeeze-and-excitation, with smooth functions or with straight ones."""

    def __init__(self, activation, gate):
        super().__init__()
        self.conv, self.pool = nn.Conv2d(3, 8, 3, padding=1), nn.AdaptiveAvgPool2d(1)
        self.squeeze, self.excite, self.fc = nn.Conv2d(8, 4, 1), nn.Conv2d(4, 8, 1), nn.Linear(8, CLASSES)
        self.activation, self.gate = activation, gate

    def forward(self, x):
        x = self.activation(self.conv(x))
        x = x * self.gate(self.excite(functional.relu(self.squeeze(self.pool(x)))))
        return self.fc(torch.flatten(self.pool(x), 1))


SMALL = {
    "residual": Residual,
    "reshaped": Reshaped,
    "squeeze, silu": lambda: Excited(nn.SiLU(), nn.Sigmoid()),
    "squeeze, hard": lambda: Excited(nn.Hardswish(), nn.Hardsigmoid()),
    "dense": lambda: nn.Sequential(
        nn.Flatten(), nn.Linear(3072, 16), nn.Tanh(), nn.LayerNorm(16), nn.Linear(16, CLASSES, bias=False)),
    "grouped, softmax": lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ELU(), nn.AvgPool2d(2), nn.Conv2d(8, 8, 3, groups=8),
        nn.LeakyReLU(0.2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(), nn.Linear(8, CLASSES), nn.Softmax(1)),
    "transposed": lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3, padding="same"), nn.ReLU6(), nn.ConvTranspose2d(8, 4, 3, 2, 1, output_padding=1),
        nn.SiLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(4, CLASSES)),
    "pools": lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3), nn.GELU(), nn.Dropout2d(), nn.MaxPool2d(3, 2, 1, ceil_mode=True), nn.AvgPool2d(3, 2, 1),
        nn.Hardswish(), nn.Flatten(2), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, CLASSES)),
    "adaptive": lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), nn.Sigmoid(), nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(128, CLASSES)),
}
LARGE = {
    "alexnet": models.alexnet, "vgg11": models.vgg11, "resnet18": models.resnet18,
    "squeezenet1_1": models.squeezenet1_1, "mobilenet_v2": models.mobilenet_v2, "densenet121": models.densenet121,
    "googlenet": lambda **s: models.googlenet(aux_logits=False, init_weights=False, **s),
    "mobilenet_v3_small": models.mobilenet_v3_small, "efficientnet_b0": models.efficientnet_b0,
}
EXPORTERS = {
    "older": dict(dynamo=False, opset_version=17, input_names=["x"], dynamic_axes={"x": {0: "n"}}),
    "newer": dict(dynamo=True, verbose=False),
    "newer, open": dict(
        dynamo=True, verbose=False, external_data=False, dynamic_shapes=({0: torch.export.Dim.DYNAMIC},)),
}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    cnnlab, names = sys.argv[1], sys.argv[2:] or [*SMALL, *LARGE]
    logging.disable(logging.ERROR)
    warnings.simplefilter("ignore")
    torch.manual_seed(1)
    failed = False
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        sizes = {size: Pictures(folder, size) for size in (32, 224)}
        print(f"{'network':20} {'exporter':12} {'scores':>9} {'spread':>7}")
        for name in names:
            pictures = sizes[32 if name in SMALL else 224]
            network = SMALL[name]() if name in SMALL else LARGE[name](num_classes=CLASSES)
            network = randomized(network)
            if not isinstance(list(network.modules())[-1], nn.Softmax):
                tempered(network, pictures)
            for exporter, settings in EXPORTERS.items():
                for file in Path(folder).glob("net.*"):
                    file.unlink()
                path, store = Path(folder) / "net.onnx", Path(folder) / "net.sqlite"
                example = pictures.input if "open" in exporter else pictures.input[:1]
                torch.onnx.export(network, (example,), path, **settings)
                try:
                    run(cnnlab, "models", "import", path, "--name", "m", "--preprocessing", "imagenet", "--store", store)
                    run(cnnlab, "models", "verify", "m", "--store", store)
                    found, spread = distance(cnnlab, store, network, pictures)
                    note = "" if found <= BOUND else "DIFFERS"
                except RuntimeError as error:
                    found, spread, note = float("inf"), 0, str(error)
                failed |= not found <= BOUND
                print(f"{name:20} {exporter:12} {found:9.1e} {spread:7.2f} {note}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
