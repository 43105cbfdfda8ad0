"""Golden values of Tests/NetworksTests/Architectures/TorchvisionTests.swift: torchvision's networks.

Usage: python3 scripts/golden/architectures.py > Tests/NetworksTests/Golden/TorchvisionNetworks.swift

For each network the SHA-256 of its parameters' names and shapes, one a line, sorted; and for some the logits of one image,
as the network infers them with weights and pixels from a formula that both sides compute.
"""

import hashlib

import numpy
import torch
import torchvision
from torchvision import models

CLASSES, SIDE = 10, 64
NETWORKS = {
    "alexnet": models.alexnet, "vgg11": models.vgg11, "vgg13": models.vgg13, "vgg16": models.vgg16,
    "inception": lambda **settings: models.googlenet(aux_logits=False, init_weights=False, **settings),
    "resnet18": models.resnet18, "resnet34": models.resnet34, "resnet50": models.resnet50,
    "densenet121": models.densenet121, "mobilenet_v2": models.mobilenet_v2,
}
COMPUTED = ["inception", "resnet18", "resnet50", "densenet121", "mobilenet_v2"]


def spread(count, stream):
    """Values in -1..<1 from an index and the number of a stream: 32-bit integer hashing, exact on any machine."""
    h = (numpy.arange(count, dtype=numpy.uint64) * 2654435761 + (stream * 40503 + 12345)).astype(numpy.uint32)
    h ^= h >> 15
    h *= numpy.uint32(2246822519)
    h ^= h >> 13
    h *= numpy.uint32(3266489917)
    h ^= h >> 16
    return h / 2147483648 - 1


def filled(shape, stream, scale, offset=0.0):
    values = offset + scale * spread(int(numpy.prod(shape)), stream)
    return torch.from_numpy(values.astype(numpy.float32).reshape(tuple(shape)))


def parameters(network):
    return sorted((name, value) for name, value in network.state_dict().items() if value.dim() > 0)


def initialize(network):
    """Streams count the names in their order: kernels by fan-in, scales and variances near 1, the rest near 0."""
    for stream, (name, value) in enumerate(parameters(network), 1):
        if value.dim() > 1:
            value.copy_(filled(value.shape, stream, (6 / value[0].numel()) ** 0.5))
        else:
            near_one = name.endswith((".weight", ".running_var"))
            value.copy_(filled(value.shape, stream, 0.1, 1.0 if near_one else 0.0))


def logits(network):
    initialize(network)
    with torch.no_grad():
        return network.eval()(filled((1, 3, SIDE, SIDE), 1000, 0.5, 0.5))[0].tolist()


def main():
    print(f"// Written by scripts/golden/architectures.py with torchvision {torchvision.__version__.split('+')[0]}.")
    print("enum TorchvisionNetworks {")
    print("  static let names = [")
    for name, make in NETWORKS.items():
        lines = "".join(
            f"{parameter} {'x'.join(map(str, value.shape))}\n" for parameter, value in parameters(make()))
        print(f'    "{name}": "{hashlib.sha256(lines.encode()).hexdigest()}",')
    print("  ]")
    print("  static let logits: [String: [Double]] = [")
    for name in COMPUTED:
        values = logits(NETWORKS[name](num_classes=CLASSES))
        print(f'    "{name}": [')
        for start in range(0, CLASSES, 5):
            print("      " + ", ".join(f"{value:.8g}" for value in values[start:start + 5]) + ",")
        print("    ],")
    print("  ]")
    print("}")


if __name__ == "__main__":
    main()
