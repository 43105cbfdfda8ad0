"""One measurement of ONNX Runtime on the network that PyTorch exports, in a process of its own; inference alone."""

import os
import tempfile

import cases
import onnxruntime
import torch
import torch_networks


def main():
    given = cases.arguments()
    case = cases.CASES[given.case]
    images = torch.rand(case["batch"], *case["input"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = given.threads, 1
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "network.onnx")
        torch.onnx.export(
            torch_networks.make(given.case).eval(), (images,), path, input_names=["images"], verbose=False)
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    inputs = {"images": images.numpy()}
    cases.report(lambda: session.run(None, inputs), given.steps)


if __name__ == "__main__":
    main()
