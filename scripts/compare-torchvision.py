#!/usr/bin/env python3
"""Weights there and back: torchvision's networks into a store and out again, and what PyTorch says to both.

Usage: scripts/compare-torchvision.py CNNLAB [NETWORK]...

For each network torchvision's state_dict, of random weights and random statistics, is written by the safetensors library,
imported by CNNLAB, verified, exported, and loaded by PyTorch with strict=True. Both of PyTorch's networks then see the same
images, and so does the model in the store: every score that 'cnnlab predict' gives to PNG files of them is held against
torchvision's. Two further files hold the same weights as torchvision offers them otherwise: GoogLeNet with its side exits,
DenseNet with older names. The spread is that of torchvision's own scores, against which a difference is to be seen.

Needs torch, torchvision, safetensors and Pillow.
"""

import re
import sys
import tempfile
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torchvision import models

from travel.scores import Pictures, distance, randomized, run, tempered

CLASSES = 10
BOUND = 1e-4
NETWORKS = {
    "alexnet": models.alexnet, "vgg11": models.vgg11, "vgg13": models.vgg13, "vgg16": models.vgg16,
    "googlenet": lambda **s: models.googlenet(aux_logits=False, init_weights=False, **s),
    "resnet18": models.resnet18, "resnet34": models.resnet34, "resnet50": models.resnet50,
    "densenet121": models.densenet121, "mobilenet_v2": models.mobilenet_v2,
}


def older(name):
    return re.sub(r"(denselayer\d+\.(?:norm|conv))([12])\.", r"\1.\2.", name)


def variants(name, network):
    """The network's weights as torchvision has them, under each of the names that they go by."""
    yield name, network.state_dict()
    if name == "googlenet":
        whole = models.googlenet(num_classes=CLASSES, init_weights=False)
        whole.load_state_dict(network.state_dict(), strict=False)
        yield "googlenet with side exits", whole.state_dict()
    if name == "densenet121":
        yield "densenet121, older names", {older(key): value for key, value in network.state_dict().items()}


def there_and_back(cnnlab, name, state, folder):
    """Brings weights into a store, has it verified, and gives what it exports."""
    sent, back, store = folder / "sent.safetensors", folder / "back.safetensors", folder / "store.sqlite"
    for file in folder.glob("store.sqlite*"):
        file.unlink()
    save_file({key: value.contiguous() for key, value in state.items()}, sent)
    run(cnnlab, "models", "import", sent, "--name", "m", "--architecture", name, "--preprocessing", "imagenet",
        "--store", store)
    run(cnnlab, "models", "verify", "m", "--store", store)
    run(cnnlab, "models", "export", "m", "--output", back, "--store", store)
    return load_file(back), store


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    cnnlab, names = sys.argv[1], sys.argv[2:] or list(NETWORKS)
    torch.manual_seed(1)
    failed = False
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        folder = Path(folder)
        pictures = Pictures(folder, 224)
        print(f"{'network':28} {'back':>9} {'scores':>9} {'spread':>7}")
        for name in names:
            network = tempered(randomized(NETWORKS[name](num_classes=CLASSES)), pictures)
            for title, state in variants(name, network):
                exported, store = there_and_back(cnnlab, name, state, folder)
                other = NETWORKS[name](num_classes=CLASSES).eval()
                other.load_state_dict(exported, strict=True)
                back = (network(pictures.input) - other(pictures.input)).abs().max().item()
                scores, spread = distance(cnnlab, store, network, pictures)
                differs = not (back <= BOUND and scores <= BOUND)
                failed |= differs
                print(f"{title:28} {back:9.1e} {scores:9.1e} {spread:7.2f} {'DIFFERS' if differs else ''}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
