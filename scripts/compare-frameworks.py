#!/usr/bin/env python3
"""Compares the training step of cnnlab with PyTorch's and TensorFlow's on this machine.

Each configuration runs in a process of its own, one after the other, round after round; the table gives the median over
all rounds of each process's median step, and the ratio of the fastest peer to cnnlab. Peers are taken from the Python
environments named on the command line, so that neither is needed to build or test cnnlab:

    scripts/compare-frameworks.py --torch VENV/bin/python --tensorflow VENV/bin/python
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

CASES = {
    "tutorial-cnn": {"batch": 64, "classes": 10},
    "sign-cnn": {"batch": 32, "classes": 24},
}
WARM_UP = 10


# What runs inside a peer's process: this file again, with --peer.


def median_step_ms(step, steps):
    import time

    for _ in range(WARM_UP):
        step()
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def torch_step(case, channels_last, compiled, threads):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(1)
    if case == "tutorial-cnn":
        model = nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, 10))
        optimizer = torch.optim.Adam(model.parameters(), fused=True)
    else:
        model = nn.Sequential(
            nn.Conv2d(1, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(64, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Conv2d(128, 128, 3, padding=1), nn.ReLU(),
            nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 24))
        optimizer = torch.optim.RMSprop(model.parameters(), alpha=0.9)
    images = torch.rand(CASES[case]["batch"], 1, 28, 28)
    labels = torch.randint(CASES[case]["classes"], (CASES[case]["batch"],))
    if channels_last:
        model, images = model.to(memory_format=torch.channels_last), images.to(memory_format=torch.channels_last)
    forward = torch.compile(model) if compiled else model
    loss_of = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(forward(images), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def tensorflow_step(case, threads):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    layers = tf.keras.layers
    if case == "tutorial-cnn":
        model = tf.keras.Sequential([
            layers.Conv2D(32, 3, activation="relu"), layers.MaxPool2D(2), layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPool2D(2), layers.Conv2D(64, 3, activation="relu"), layers.Flatten(),
            layers.Dense(64, activation="relu"), layers.Dense(10)])
        optimizer = tf.keras.optimizers.Adam()
    else:
        model = tf.keras.Sequential([
            layers.Conv2D(64, 3, activation="relu"), layers.MaxPool2D(2), layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPool2D(2), layers.Conv2D(128, 3, padding="same", activation="relu"),
            layers.Conv2D(128, 3, padding="same", activation="relu"), layers.MaxPool2D(2), layers.Flatten(),
            layers.Dense(512, activation="relu"), layers.Dense(24)])
        optimizer = tf.keras.optimizers.RMSprop()
    images = tf.random.uniform((CASES[case]["batch"], 28, 28, 1))
    labels = tf.random.uniform((CASES[case]["batch"],), maxval=CASES[case]["classes"], dtype=tf.int32)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model(images)
    optimizer.build(model.trainable_variables)

    @tf.function
    def graph_step():
        with tf.GradientTape() as tape:
            loss = loss_of(labels, model(images, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    return lambda: float(graph_step())


PEERS = {
    "torch eager": lambda case, threads: torch_step(case, False, False, threads),
    "torch channels_last": lambda case, threads: torch_step(case, True, False, threads),
    "torch compile": lambda case, threads: torch_step(case, True, True, threads),
    "tensorflow function": tensorflow_step,
}


# What runs in the process that compares.


def run(command, threads):
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        return None, (done.stderr.strip().splitlines() or ["no message"])[-1]
    return json.loads(done.stdout.strip().splitlines()[-1])["ms"], None


def configurations(arguments):
    for name in PEERS:
        python = arguments.tensorflow if name.startswith("tensorflow") else arguments.torch
        if python:
            yield name, lambda case, threads, name=name, python=python: [
                python, __file__, "--peer", name, "--case", case, "--threads", str(threads),
                "--steps", str(arguments.steps)]
    yield "cnnlab", lambda case, threads: [
        arguments.cnnlab, "--only", case, "--threads", str(threads), "--steps", str(arguments.steps), "--json"]


def compare(arguments):
    print("| network | threads | configuration | ms a step | times cnnlab |")
    print("| --- | --- | --- | --- | --- |")
    for case in CASES:
        for threads in arguments.threads_list:
            times = {name: [] for name, _ in configurations(arguments)}
            for _ in range(arguments.rounds):
                for name, command in configurations(arguments):
                    milliseconds, problem = run(command(case, threads), threads)
                    if problem:
                        print(f"{name}, {case}: {problem}", file=sys.stderr)
                    else:
                        times[name].append(milliseconds)
            medians = {name: statistics.median(found) for name, found in times.items() if found}
            for name, median in sorted(medians.items(), key=lambda entry: -entry[1]):
                print(f"| {case} | {threads} | {name} | {median:.2f} | {median / medians['cnnlab']:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torch", help="a Python with PyTorch")
    parser.add_argument("--tensorflow", help="a Python with TensorFlow")
    parser.add_argument("--cnnlab", default=".build/release/cnnlab-bench", help="the built benchmark")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--threads-list", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=1, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        step = PEERS[arguments.peer](arguments.case, arguments.threads)
        print(json.dumps({"ms": median_step_ms(step, arguments.steps)}))
    else:
        compare(arguments)


if __name__ == "__main__":
    main()
