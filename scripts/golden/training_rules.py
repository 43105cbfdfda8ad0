"""Golden trainings of Tests/TrainingTests/TrainingRuleTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/training_rules.py > Tests/TrainingTests/Golden/TrainingRules.swift

One small network is trained for four epochs of three batches by every optimizer, loss and schedule, and with everything
that may be done to targets, gradients and weights. What PyTorch does not have (Lion, the focal loss, the averaged
weights) follows its formula here.
"""

import json
import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.optim import lr_scheduler as schedules

from spread import filled, initialize, samples_of_state, version

COUNT, BATCH, EPOCHS, CLASSES = 24, 8, 4, 4
STEPS = EPOCHS * COUNT // BATCH
# How good the epochs were, for the schedule that goes by it.
SCORES = [0.5, 0.4, 0.5, 0.3]
CLASS_WEIGHTS = torch.tensor([1.0, 0.5, 2.0, 1.5])


class Lion(torch.optim.Optimizer):
    """Chen et al., 2023."""

    def __init__(self, parameters, lr, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(parameters, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                update = (beta1 * m + (1 - beta1) * p.grad).sign()
                p.sub_(group["lr"] * (update + group["weight_decay"] * p))
                m.mul_(beta2).add_(p.grad, alpha=1 - beta2)


def one_hot(labels):
    return F.one_hot(labels, CLASSES).float()


def focal_softmax(gamma):
    def loss(x, labels):
        log_p = F.log_softmax(x, 1).gather(1, labels[:, None])[:, 0]
        return (-((1 - log_p.exp()) ** gamma) * log_p).mean()

    return loss


def focal_sigmoid(gamma):
    def loss(x, labels):
        t, p = one_hot(labels), torch.sigmoid(x)
        chosen = t * p + (1 - t) * (1 - p)
        return (-((1 - chosen) ** gamma) * torch.log(chosen)).mean()

    return loss


def weighted(x, labels):
    return (F.cross_entropy(x, labels, reduction="none") * CLASS_WEIGHTS[labels]).mean()


def balanced(x, labels):
    counts = torch.bincount(LABELS, minlength=CLASSES)
    weights = COUNT / (CLASSES * counts)
    return (F.cross_entropy(x, labels, reduction="none") * weights[labels]).mean()


LABELS = torch.tensor([(i * i + i // 3) % CLASSES for i in range(COUNT)])
IMAGES = filled((COUNT, 1, 5, 5), 1000, 0.5, 0.5)


def network():
    model = nn.Sequential(
        nn.Conv2d(1, 4, 3, bias=False), nn.BatchNorm2d(4), nn.Tanh(), nn.Flatten(), nn.Linear(36, CLASSES)
    )
    initialize(model)
    return model


def split_decay(model, decay):
    """Weight decay for matrices and kernels alone."""
    return [
        dict(params=[p for p in model.parameters() if p.dim() > 1], weight_decay=decay),
        dict(params=[p for p in model.parameters() if p.dim() == 1], weight_decay=0.0),
    ]


def train(optimizer=None, loss=F.cross_entropy, schedule=None, per_step=False, limit=None, group=1, average=0.0):
    model = network()
    optimizer = (optimizer or (lambda m: torch.optim.SGD(m.parameters(), lr=0.1)))(model)
    schedule = schedule(optimizer) if schedule else None
    averages = {k: v.clone() for k, v in model.state_dict().items()}
    losses, rates = [], []
    for epoch in range(EPOCHS):
        batches = list(zip(IMAGES.split(BATCH), LABELS.split(BATCH)))
        for first in range(0, len(batches), group):
            members = batches[first : first + group]
            optimizer.zero_grad()
            total = 0.0
            for images, labels in members:
                value = loss(model(images), labels) / len(members)
                value.backward()
                total += value.item()
            if limit:
                limit(model)
            rate = optimizer.param_groups[0]["lr"]
            optimizer.step()
            losses.append(total)
            if average:
                share = 1 - min(average, (1 + len(losses)) / (10 + len(losses)))
                for key, value in model.state_dict().items():
                    if value.is_floating_point():
                        averages[key] += share * (value - averages[key])
            if schedule and per_step:
                schedule.step()
        rates.append(rate)
        if schedule and not per_step:
            if isinstance(schedule, schedules.ReduceLROnPlateau):
                schedule.step(SCORES[epoch])
            else:
                schedule.step()
    if average:
        model.load_state_dict(averages)
    return dict(losses=losses, rates=rates, weights=samples_of_state(model))


def sgd(**options):
    return lambda m: torch.optim.SGD(m.parameters(), lr=0.1, **options)


def warm_cosine(optimizer):
    warm = 4
    return schedules.LambdaLR(
        optimizer,
        lambda s: (s + 1) / warm if s < warm else 0.1 + 0.9 * (1 + math.cos(math.pi * (s - warm) / (STEPS - warm))) / 2,
    )


CASES = {
    "sgd": lambda: train(sgd()),
    "sgd, momentum, decay": lambda: train(sgd(momentum=0.9, weight_decay=0.01)),
    "sgd, nesterov": lambda: train(sgd(momentum=0.9, nesterov=True)),
    "adam": lambda: train(lambda m: torch.optim.Adam(m.parameters(), lr=0.01)),
    "adam, decay": lambda: train(lambda m: torch.optim.Adam(m.parameters(), lr=0.01, weight_decay=0.1)),
    "adamw": lambda: train(lambda m: torch.optim.AdamW(m.parameters(), lr=0.01, weight_decay=0.5)),
    "adamw, matrices alone": lambda: train(lambda m: torch.optim.AdamW(split_decay(m, 0.5), lr=0.01)),
    "sgd, matrices alone": lambda: train(lambda m: torch.optim.SGD(split_decay(m, 0.5), lr=0.1)),
    "rmsprop": lambda: train(lambda m: torch.optim.RMSprop(m.parameters(), lr=0.01, alpha=0.9, eps=1e-7)),
    "rmsprop, momentum": lambda: train(
        lambda m: torch.optim.RMSprop(m.parameters(), lr=0.001, alpha=0.9, eps=1e-7, momentum=0.9)
    ),
    "adagrad": lambda: train(lambda m: torch.optim.Adagrad(m.parameters(), lr=0.05)),
    "lion": lambda: train(lambda m: Lion(m.parameters(), lr=0.01, weight_decay=0.1)),
    "label smoothing": lambda: train(loss=nn.CrossEntropyLoss(label_smoothing=0.1)),
    "class weights": lambda: train(loss=weighted),
    "balanced": lambda: train(loss=balanced),
    "binary": lambda: train(loss=lambda x, y: F.binary_cross_entropy_with_logits(x, one_hot(y))),
    "binary, smoothing": lambda: train(
        loss=lambda x, y: F.binary_cross_entropy_with_logits(x, one_hot(y) * 0.8 + 0.1)
    ),
    "squared": lambda: train(loss=lambda x, y: F.mse_loss(x, one_hot(y))),
    "squared, softmax": lambda: train(loss=lambda x, y: F.mse_loss(F.softmax(x, 1), one_hot(y))),
    "squared, sigmoid": lambda: train(loss=lambda x, y: F.mse_loss(torch.sigmoid(x), one_hot(y))),
    "focal": lambda: train(loss=focal_softmax(2.0)),
    "focal, sigmoid": lambda: train(loss=focal_sigmoid(1.5)),
    "clip norm": lambda: train(limit=lambda m: nn.utils.clip_grad_norm_(m.parameters(), 0.3)),
    "clip value": lambda: train(limit=lambda m: nn.utils.clip_grad_value_(m.parameters(), 0.05)),
    "accumulate": lambda: train(group=2),
    "average": lambda: train(average=0.5),
    "step": lambda: train(sgd(), schedule=lambda o: schedules.StepLR(o, 2, 0.5)),
    "exponential": lambda: train(sgd(), schedule=lambda o: schedules.ExponentialLR(o, 0.7)),
    "cosine": lambda: train(
        sgd(), schedule=lambda o: schedules.CosineAnnealingLR(o, STEPS, eta_min=0.01), per_step=True
    ),
    "cosine, warm-up": lambda: train(sgd(), schedule=warm_cosine, per_step=True),
    "one cycle": lambda: train(
        sgd(),
        schedule=lambda o: schedules.OneCycleLR(
            o, max_lr=0.5, total_steps=STEPS, div_factor=5, final_div_factor=100, cycle_momentum=False
        ),
        per_step=True,
    ),
    # PyTorch waits for one epoch more than its patience.
    "plateau": lambda: train(
        sgd(),
        schedule=lambda o: schedules.ReduceLROnPlateau(
            o, mode="max", factor=0.2, patience=1, threshold=0, threshold_mode="abs"
        ),
    ),
}


def main():
    torch.set_num_threads(1)
    print(f"// Written by scripts/golden/training_rules.py with PyTorch {version()}.")
    print("// For each training: the loss of each step, the learning rate at each epoch's end, and the first two values")
    print("// of each parameter and running statistic afterwards.")
    print("enum TrainingRules {")
    print('  static let json = #"""\n    {')
    lines = []
    for name, case in CASES.items():
        parts = []
        for key, values in case().items():
            rows, line = [], "       "
            for text in [f"{v:.7g}" for v in values]:
                if len(line) + len(text) + 2 > 104:
                    rows.append(line)
                    line = "       "
                line += f" {text},"
            rows.append(line.rstrip(","))
            parts.append(f'      "{key}": [\n' + "\n".join(rows) + "\n      ]")
        lines.append(f"    {json.dumps(name)}: {{\n" + ",\n".join(parts) + "\n    }")
    print(",\n".join(lines))
    print('    }\n    """#\n}')


main()
