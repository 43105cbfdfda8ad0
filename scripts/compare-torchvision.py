#!/usr/bin/env python3
"""Weights there and back: torchvision's networks into a store and out again, and what PyTorch says to both.

Usage: scripts/compare-torchvision.py CNNLAB [NETWORK]...

For each network torchvision's state_dict, of random weights and random statistics, is written by the safetensors library,
imported by CNNLAB, exported, and loaded by PyTorch with strict=True. Both networks then see the same images, and so does the
imported model: 'cnnlab evaluate' with one label at a time gives a mean logarithm of a softmax, which is held against
torchvision's. Two further files hold the same weights as torchvision offers them otherwise: GoogLeNet with its side exits,
DenseNet with older names.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torchvision import models

CLASSES = 10
NETWORKS = {
    "alexnet": models.alexnet, "vgg11": models.vgg11, "vgg13": models.vgg13, "vgg16": models.vgg16,
    "googlenet": lambda **s: models.googlenet(aux_logits=False, init_weights=False, **s),
    "resnet18": models.resnet18, "resnet34": models.resnet34, "resnet50": models.resnet50,
    "densenet121": models.densenet121, "mobilenet_v2": models.mobilenet_v2,
}


def randomized(network):
    """Statistics and scales of batch normalization that are not those of an untrained network."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_(0, 0.1)
    return network.eval()


def older(name):
    return re.sub(r"(denselayer\d+\.(?:norm|conv))([12])\.", r"\1.\2.", name)


def there_and_back(cnnlab, name, state, folder):
    sent, back, store = folder / "sent.safetensors", folder / "back.safetensors", folder / "store.sqlite"
    save_file({key: value.contiguous() for key, value in state.items()}, sent)
    store.unlink(missing_ok=True)

    def run(*arguments):
        subprocess.run([cnnlab, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)

    run("models", "import", sent, "--name", "m", "--architecture", name, "--preprocessing", "imagenet",
        "--store", store)
    run("models", "export", "run:m", "--output", back, "--store", store)
    return load_file(back)


def loss_distance(cnnlab, network, pixels, folder):
    """How far losses of the imported model are from torchvision's, at most, over some labellings of the images."""
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    scores = network((torch.from_numpy(pixels).float() / 255 - mean) / deviation).double()
    distance = 0
    for first in range(2):
        labels = (np.arange(len(pixels)) + first) % CLASSES
        np.savez(folder / "data.npz", x=pixels, y=labels)
        result = subprocess.run(
            [cnnlab, "evaluate", "run:m", "--dataset", folder / "data.npz", "--json", "--store",
             folder / "store.sqlite"], check=True, capture_output=True)
        expected = torch.nn.functional.cross_entropy(scores, torch.from_numpy(labels)).item()
        distance = max(distance, abs(json.loads(result.stdout)["metrics"]["loss"] - expected))
    return distance


def main():
    cnnlab, names = sys.argv[1], sys.argv[2:] or list(NETWORKS)
    torch.manual_seed(1)
    images = torch.randn(2, 3, 224, 224)
    pixels = np.random.default_rng(1).integers(0, 256, (4, 3, 224, 224), dtype=np.uint8)
    failed = False
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        for name in names:
            network = randomized(NETWORKS[name](num_classes=CLASSES))
            states = {name: network.state_dict()}
            if name == "googlenet":
                whole = models.googlenet(num_classes=CLASSES, init_weights=False)
                whole.load_state_dict(network.state_dict(), strict=False)
                states["googlenet with side exits"] = whole.state_dict()
            if name == "densenet121":
                states["densenet121, older names"] = {older(k): v for k, v in network.state_dict().items()}
            for title, state in states.items():
                other = NETWORKS[name](num_classes=CLASSES).eval()
                other.load_state_dict(there_and_back(cnnlab, name, state, Path(folder)), strict=True)
                distance = (network(images) - other(images)).abs().max().item()
                loss = loss_distance(cnnlab, network, pixels, Path(folder))
                failed |= distance > 1e-4 or loss > 1e-4
                print(f"{title}: scores after both ways differ by {distance:.1e}, losses by {loss:.1e}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
