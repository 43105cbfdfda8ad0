"""The cases' networks in PyTorch, layer for layer those of 'cnnlab architectures show'."""

from cases import CASES
from torch import nn
from torch.nn.functional import relu


class BasicBlock(nn.Module):
    """Two 3x3 convolutions; where the shape changes, the shortcut is a 1x1 convolution."""

    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.downsample = None
        if stride != 1 or channels != filters:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        return relu(self.bn2(self.conv2(relu(self.bn1(self.conv1(x))))) + shortcut)


def resnet20(classes):
    blocks = []
    channels = 16
    for filters, stride in [(16, 1), (32, 2), (64, 2)]:
        for index in range(3):
            blocks.append(BasicBlock(channels, filters, stride if index == 0 else 1))
            channels = filters
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(), *blocks,
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, classes))


def tutorial_cnn(classes):
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, classes))


def sign_cnn(classes):
    return nn.Sequential(
        nn.Conv2d(1, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(64, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Conv2d(128, 128, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, classes))


def make(case):
    networks = {"tutorial-cnn": tutorial_cnn, "sign-cnn": sign_cnn, "resnet20": resnet20}
    return networks[case](CASES[case]["classes"])
