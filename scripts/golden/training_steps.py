"""Golden losses and weights of Tests/NetworksTests/TrainingStepsTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/training_steps.py > Tests/NetworksTests/Golden/TrainingSteps.swift

Weights, images and labels come from a formula (`spread`) that both sides compute, so no data is kept.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

BATCH, STEPS, CLASSES = 8, 5, 10
MASK = (1 << 32) - 1


def spread(index, stream):
    """A value in -1..<1 from an index and the number of a stream: 32-bit integer hashing, exact on any machine."""
    h = (index * 2654435761 + stream * 40503 + 12345) & MASK
    h ^= h >> 15
    h = (h * 2246822519) & MASK
    h ^= h >> 13
    h = (h * 3266489917) & MASK
    h ^= h >> 16
    return h / 2147483648 - 1


def filled(shape, stream, scale, offset=0.0):
    count = 1
    for size in shape:
        count *= size
    values = [offset + scale * spread(i, stream) for i in range(count)]
    return torch.tensor(values, dtype=torch.float64).to(torch.float32).reshape(shape)


def initialize(model):
    """Streams count the parameters from 1: matrices and kernels by fan-in, norms' weights near 1, biases small."""
    with torch.no_grad():
        for stream, parameter in enumerate(model.parameters(), 1):
            if parameter.dim() > 1:
                value = filled(parameter.shape, stream, (3 / parameter[0].numel()) ** 0.5)
            else:
                # Norms have their weight right before their bias; all other vectors are biases.
                is_scale = any(parameter is m.weight for m in model.modules() if isinstance(m, nn.BatchNorm2d))
                value = filled(parameter.shape, stream, 0.1, 1.0 if is_scale else 0.0)
            parameter.copy_(value)


def tutorial_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, CLASSES),
    ), (1, 28, 28)


def normalized():
    return nn.Sequential(
        nn.Conv2d(3, 17, 3, padding=1, bias=False), nn.BatchNorm2d(17), nn.ReLU(),
        nn.AvgPool2d(3, 2, padding=1, count_include_pad=False),
        nn.Conv2d(17, 16, 3, stride=2, bias=False), nn.BatchNorm2d(16), nn.Tanh(), nn.Flatten(),
        nn.Linear(16 * 3 * 3, CLASSES),
    ), (3, 15, 15)


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(),
        nn.AvgPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(),
        nn.Linear(84, CLASSES),
    ), (1, 28, 28)


CASES = [
    ("tutorialCNNWithAdam", tutorial_cnn, lambda p: torch.optim.Adam(p, lr=0.001)),
    (
        "normalizedWithMomentum",
        normalized,
        lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.001),
    ),
    ("lenet5WithRMSprop", lenet5, lambda p: torch.optim.RMSprop(p, lr=0.001, alpha=0.9, eps=1e-7)),
]


def numbers(values):
    """Swift literals in lines that fit the project's width."""
    lines, line = [], "     "
    for text in (f"{v:.8g}" for v in values):
        text = text if any(c in text for c in ".e") else text + ".0"
        if len(line) + len(text) + 2 > 108:
            lines.append(line)
            line = "     "
        line += f" {text},"
    return "\n".join(lines + [line])


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    print("// Written by scripts/golden/training_steps.py with PyTorch " + torch.__version__.split("+")[0] + ".")
    print("// Losses before each step; then the first two values of each parameter and running statistic.")
    print("enum TrainingSteps {")
    for position, (name, build, optimizer_of) in enumerate(CASES):
        model, shape = build()
        initialize(model)
        model.train()
        optimizer = optimizer_of(model.parameters())
        losses = []
        for step in range(STEPS):
            images = (filled((BATCH, *shape), 1000 + step, 0.5, 0.5))
            labels = torch.tensor([(3 * i + step) % CLASSES for i in range(BATCH)])
            optimizer.zero_grad()
            loss = cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        values = [
            v
            for key, tensor in model.state_dict().items()
            if not key.endswith("num_batches_tracked")
            for v in tensor.flatten()[:2].tolist()
        ]
        print(("" if position == 0 else "\n") + f"  static let {name} = (")
        print("    losses: [\n" + numbers(losses) + "\n    ],")
        print("    weights: [\n" + numbers(values) + "\n    ]")
        print("  )")
    print("}")


if __name__ == "__main__":
    main()
