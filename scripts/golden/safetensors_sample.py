"""The file that Tests/CheckpointsTests/SafetensorsTests.swift reads, written by the format's own library.

Usage: python3 scripts/golden/safetensors_sample.py > Tests/CheckpointsTests/Golden/SafetensorsSample.swift
"""

import base64

import torch
from safetensors.torch import save


def main():
    values = [1.0, -2.5, 0.1, 65504.0, 6e-8, 0.0]
    tensors = {
        "conv1.weight": torch.tensor(values).reshape(2, 3),
        "half": torch.tensor(values, dtype=torch.float16),
        "brain": torch.tensor(values, dtype=torch.bfloat16),
        "double": torch.tensor(values, dtype=torch.float64),
        "bn1.num_batches_tracked": torch.tensor(7),
        "scalar": torch.tensor(0.5),
    }
    text = base64.b64encode(save(tensors, {"format": "pt"})).decode()
    print("// Written by scripts/golden/safetensors_sample.py.")
    print("enum SafetensorsSample {\n  /// The file in base 64.")
    print('  static let base64 = """')
    for start in range(0, len(text), 100):
        print("    " + text[start : start + 100] + ("\\" if start + 100 < len(text) else ""))
    print('    """\n}')


main()
