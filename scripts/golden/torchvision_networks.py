"""Golden values of Tests/NetworksTests/Architectures/ReferenceNetworkTests.swift: torchvision's networks.

Usage: python3 scripts/golden/torchvision_networks.py > Tests/NetworksTests/Golden/TorchvisionNetworks.swift

For each network the SHA-256 of its parameters' names and shapes, one a line, sorted; and for some the logits of one image,
as the network infers them with weights and pixels from a formula that both sides compute.
"""

import hashlib

import torch
import torchvision
from streams import filled, print_logits, print_names, weight
from torchvision import models

CLASSES, SIDE = 10, 64
NETWORKS = {
    "alexnet": models.alexnet, "vgg11": models.vgg11, "vgg13": models.vgg13, "vgg16": models.vgg16,
    "inception": lambda **settings: models.googlenet(aux_logits=False, init_weights=False, **settings),
    "resnet18": models.resnet18, "resnet34": models.resnet34, "resnet50": models.resnet50,
    "densenet121": models.densenet121, "mobilenet_v2": models.mobilenet_v2,
}
COMPUTED = ["inception", "resnet18", "resnet50", "densenet121", "mobilenet_v2"]


def parameters(network):
    return sorted((name, value) for name, value in network.state_dict().items() if value.dim() > 0)


def names(network):
    lines = "".join(f"{name} {'x'.join(map(str, value.shape))}\n" for name, value in parameters(network))
    return hashlib.sha256(lines.encode()).hexdigest()


def logits(network):
    for stream, (name, value) in enumerate(parameters(network), 1):
        value.copy_(torch.from_numpy(weight(name, value.shape, stream)))
    with torch.no_grad():
        return network.eval()(torch.from_numpy(filled((1, 3, SIDE, SIDE), 1000, 0.5, 0.5)))[0].tolist()


def main():
    version = torchvision.__version__.split("+")[0]
    print(f"// Written by scripts/golden/torchvision_networks.py with torchvision {version}.")
    print("enum TorchvisionNetworks {")
    print_names({name: names(make()) for name, make in NETWORKS.items()})
    print_logits({name: logits(NETWORKS[name](num_classes=CLASSES)) for name in COMPUTED})
    print("}")


if __name__ == "__main__":
    main()
