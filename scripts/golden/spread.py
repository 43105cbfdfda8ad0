"""Values that golden scripts and Swift tests both compute by a formula, so that no data need be kept."""

import torch

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
    norms = [m.weight for m in model.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    with torch.no_grad():
        for stream, parameter in enumerate(model.parameters(), 1):
            if parameter.dim() > 1:
                value = filled(parameter.shape, stream, (3 / parameter[0].numel()) ** 0.5)
            else:
                is_scale = any(parameter is weight for weight in norms)
                value = filled(parameter.shape, stream, 0.1, 1.0 if is_scale else 0.0)
            parameter.copy_(value)


def samples_of_state(model):
    """The first two values of each parameter and running statistic."""
    return [
        v
        for key, tensor in model.state_dict().items()
        if not key.endswith("num_batches_tracked")
        for v in tensor.flatten()[:2].tolist()
    ]


def version():
    return torch.__version__.split("+")[0]
