"""Golden losses and weights of Tests/NetworksTests/TrainingStepsTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/training_steps.py > Tests/NetworksTests/Golden/TrainingSteps.swift

Weights, images and labels come from the formula of `spread.py`, which both sides compute.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from spread import filled, initialize, samples_of_state, version

BATCH, STEPS, CLASSES = 8, 5, 10

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
    print("// Written by scripts/golden/training_steps.py with PyTorch " + version() + ".")
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
        values = samples_of_state(model)
        print(("" if position == 0 else "\n") + f"  static let {name} = (")
        print("    losses: [\n" + numbers(losses) + "\n    ],")
        print("    weights: [\n" + numbers(values) + "\n    ]")
        print("  )")
    print("}")


if __name__ == "__main__":
    main()
