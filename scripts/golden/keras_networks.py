"""Golden values of Tests/NetworksTests/Architectures/ReferenceNetworkTests.swift: Keras' networks.

Usage: python3 scripts/golden/keras_networks.py > Tests/NetworksTests/Golden/KerasNetworks.swift

The logits of one image, as the network infers them with weights and pixels from a formula that both sides compute. Weights
are made in PyTorch's order of dimensions and turned into Keras'.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras  # noqa: E402
from streams import filled, print_logits  # noqa: E402
from streams import weight as made  # noqa: E402

CLASSES, SIDE = 10, 96
SETTINGS = {"weights": None, "classes": CLASSES, "classifier_activation": None, "input_shape": (SIDE, SIDE, 3)}
NETWORKS = {"xception": keras.applications.Xception, "mobilenet_v1": keras.applications.MobileNet}
# The words of PyTorch for Keras' variables.
WORDS = {
    "kernel": "weight", "depthwise_kernel": "depthwise.weight", "pointwise_kernel": "pointwise.weight",
    "bias": "bias", "gamma": "weight", "beta": "bias", "moving_mean": "running_mean",
    "moving_variance": "running_var",
}
# The blocks of Xception whose shortcut is a convolution; Keras leaves those without names of their own.
SHORTCUTS = [2, 3, 4, 13]


def variables(network):
    """Each variable with its name here."""
    unnamed = {keras.layers.Conv2D: 0, keras.layers.BatchNormalization: 0}
    found = {}
    for layer in network.layers:
        name = layer.name
        if name.startswith(("conv2d", "batch_normalization")):
            block = SHORTCUTS[unnamed[type(layer)]]
            unnamed[type(layer)] += 1
            name = f"block{block}_shortcut" + ("_bn" if name.startswith("batch") else "")
        for variable in layer.weights:
            word = WORDS[variable.name]
            if isinstance(layer, keras.layers.DepthwiseConv2D):
                word = "weight"
            found[f"{name}.{word}"] = (layer, variable)
    return found


def assign(name, layer, variable, stream):
    shape = tuple(variable.shape)
    depthwise = "depthwise" in variable.name or isinstance(layer, keras.layers.DepthwiseConv2D)
    if len(shape) == 4:
        # Kernels are height x width x channels x filters; depthwise ones have a filter for each channel.
        order = (2, 3, 0, 1) if depthwise else (3, 2, 0, 1)
        value = made(name, tuple(shape[place] for place in order), stream)
        value = value.transpose((2, 3, 0, 1) if depthwise else (2, 3, 1, 0))
    elif len(shape) == 2:
        value = made(name, shape[::-1], stream).T
    else:
        value = made(name, shape, stream)
    variable.assign(value)


def logits(make):
    network = make(**SETTINGS)
    for stream, (name, (layer, variable)) in enumerate(sorted(variables(network).items()), 1):
        assign(name, layer, variable, stream)
    image = filled((1, 3, SIDE, SIDE), 1000, 0.5, 0.5).transpose((0, 2, 3, 1))
    return [float(value) for value in keras.ops.reshape(network(image, training=False), (-1,))]


def main():
    print(f"// Written by scripts/golden/keras_networks.py with Keras {keras.__version__}.")
    print("enum KerasNetworks {")
    print_logits({name: logits(make) for name, make in NETWORKS.items()})
    print("}")


if __name__ == "__main__":
    main()
