"""One measurement of TensorFlow's tf.function, in a process of its own."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import cases  # noqa: E402
import tensorflow as tf  # noqa: E402

layers = tf.keras.layers


def normalized(x, filters, kernel, stride=1):
    x = layers.Conv2D(filters, kernel, strides=stride, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)


def basic_block(x, filters, stride):
    path = normalized(layers.ReLU()(normalized(x, filters, 3, stride)), filters, 3)
    changes = stride != 1 or x.shape[-1] != filters
    shortcut = normalized(x, filters, 1, stride) if changes else x
    return layers.ReLU()(layers.Add()([path, shortcut]))


def resnet20(x):
    x = layers.ReLU()(normalized(x, 16, 3))
    for filters, stride in [(16, 1), (32, 2), (64, 2)]:
        for index in range(3):
            x = basic_block(x, filters, stride if index == 0 else 1)
    return layers.GlobalAveragePooling2D()(x)


def convolutions(x, plan, units):
    """A plan of convolutions (filters and padding) and poolings ('pool')."""
    for entry in plan:
        if entry == "pool":
            x = layers.MaxPool2D(2)(x)
        else:
            x = layers.Conv2D(entry[0], 3, padding=entry[1], activation="relu")(x)
    return layers.Dense(units, activation="relu")(layers.Flatten()(x))


def make(name):
    channels, height, width = cases.CASES[name]["input"]
    x = images = tf.keras.Input((height, width, channels))
    if name == "resnet20":
        x = resnet20(x)
    elif name == "tutorial-cnn":
        x = convolutions(x, [(32, "valid"), "pool", (64, "valid"), "pool", (64, "valid")], 64)
    else:
        x = convolutions(
            x, [(64, "valid"), "pool", (64, "valid"), "pool", (128, "same"), (128, "same"), "pool"], 512)
    return tf.keras.Model(images, layers.Dense(cases.CASES[name]["classes"])(x))


def training_step(name, network, images):
    case = cases.CASES[name]
    labels = tf.random.uniform((case["batch"],), maxval=case["classes"], dtype=tf.int32)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizers = tf.keras.optimizers
    optimizer = {
        "tutorial-cnn": lambda: optimizers.Adam(), "sign-cnn": lambda: optimizers.RMSprop(),
        "resnet20": lambda: optimizers.SGD(0.01, momentum=0.9),
    }[name]()
    optimizer.build(network.trainable_variables)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = loss_of(labels, network(images, training=True))
        gradients = tape.gradient(loss, network.trainable_variables)
        optimizer.apply_gradients(zip(gradients, network.trainable_variables))
        return loss

    return lambda: float(step())


def main():
    given = cases.arguments()
    tf.config.threading.set_intra_op_parallelism_threads(given.threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    channels, height, width = cases.CASES[given.case]["input"]
    images = tf.random.uniform((cases.CASES[given.case]["batch"], height, width, channels))
    network = make(given.case)
    if given.mode == "training":
        step = training_step(given.case, network, images)
    else:
        forward = tf.function(lambda x: network(x, training=False))
        step = lambda: forward(images).numpy()  # noqa: E731
    cases.report(step, given.steps)


if __name__ == "__main__":
    main()
