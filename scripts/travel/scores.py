"""What a network of PyTorch and its copy in a store of cnnlab say to the same pixels."""

import json
import subprocess
from pathlib import Path

import numpy as np
import torch
from PIL import Image

# What --preprocessing imagenet makes of pixels divided by 255.
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


class Pictures:
    """Images of random pixels as files and as PyTorch takes them."""

    def __init__(self, folder, size, count=3):
        pixels = np.random.default_rng(1).integers(0, 256, (count, size, size, 3), dtype=np.uint8)
        # Coarse structure too: means over areas differ between the images then.
        coarse = np.random.default_rng(2).integers(0, 256, (count, 4, 4, 3)).repeat(size // 4, 1).repeat(size // 4, 2)
        pixels = (pixels // 2 + coarse // 2).astype(np.uint8)
        self.folder = Path(folder) / f"pictures{size}"
        self.folder.mkdir(exist_ok=True)
        for index, picture in enumerate(pixels):
            Image.fromarray(picture).save(self.folder / f"{index}.png")
        self.input = (torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255 - MEAN) / DEVIATION


def randomized(network):
    """Statistics and scales of batch normalization that are not those of an untrained network."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_(0, 0.1)
    return network.eval()


def tempered(network, pictures):
    """Scales the last weights so that raw values spread over 4 between the images' means of the classes: a network of random
    weights gives all classes much the same score, and hardly any mistake would show."""
    layers = [m for m in network.modules() if isinstance(m, (torch.nn.Linear, torch.nn.Conv2d))]
    values = network(pictures.input)
    spread = (values - values.mean(1, keepdim=True)).abs().max().item()
    layers[-1].weight.data *= 4 / spread
    if layers[-1].bias is not None:
        layers[-1].bias.data *= 4 / spread
    return network


def run(cnnlab, *arguments):
    """Runs the command; gives what it printed, and ends with what it complains about."""
    result = subprocess.run([cnnlab, *map(str, arguments)], capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(result.stderr.strip().splitlines()[-1][:300])
    return result.stdout


def distance(cnnlab, store, network, pictures):
    """How far apart any two scores are, at most; and how far apart PyTorch's own scores are."""
    printed = run(cnnlab, "predict", "m", pictures.folder, "--scores", "--json", "--store", store)
    found = np.array([row["scores"] for row in json.loads(printed)])
    # A network may end in a softmax itself.
    values = network(pictures.input).double()
    sums = values.sum(1)
    expected = values if torch.allclose(sums, torch.ones_like(sums), atol=1e-5) else values.softmax(1)
    expected = expected.numpy()
    return float(np.abs(found - expected).max()), float(expected.max() - expected.min())
