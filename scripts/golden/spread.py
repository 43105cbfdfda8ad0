"""PyTorch networks filled with the values of streams.py."""

import streams
import torch


def filled(shape, stream, scale, offset=0.0):
    return torch.from_numpy(streams.filled(shape, stream, scale, offset))


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
