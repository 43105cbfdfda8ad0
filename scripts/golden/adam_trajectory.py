"""Golden losses of Tests/TrainingTests/AdamTrajectoryTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/adam_trajectory.py > Tests/TrainingTests/Golden/AdamTrajectory.swift

Fifty steps of Adam on the tutorials' network, in the order of the samples. Weights and noise come from the formula of
`streams.py`; each class has four bright rows. The learning rate is a tenth of the usual one: with the usual one a change
of the last digit of the first weights moves PyTorch's own losses on MNIST by up to 3 percent within fifty steps, as soon
as rounding decides which of two pixels is the largest.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from spread import filled, initialize, version

BATCH, STEPS, CLASSES = 64, 50, 10


def main():
    torch.set_num_threads(1)
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, CLASSES),
    )
    initialize(model)
    count = BATCH * STEPS
    labels = torch.tensor([(7 * i + i // 10) % CLASSES for i in range(count)])
    images = filled((count, 1, 28, 28), 1000, 0.25, 0.25)
    for i, label in enumerate(labels.tolist()):
        images[i, 0, 2 * label : 2 * label + 4] += 1
    optimizer = torch.optim.Adam(model.parameters(), lr=0.0001)
    print(f"// Written by scripts/golden/adam_trajectory.py with PyTorch {version()}.")
    print("enum AdamTrajectory {\n  /// The loss before each step.\n  static let losses: [Double] = [")
    line = "   "
    for step in range(STEPS):
        chosen = slice(step * BATCH, (step + 1) * BATCH)
        optimizer.zero_grad()
        loss = cross_entropy(model(images[chosen]), labels[chosen])
        loss.backward()
        optimizer.step()
        text = f" {loss.item():.7f},"
        if len(line) + len(text) > 108:
            print(line)
            line = "   "
        line += text
    print(line + "\n  ]\n}")


main()
