"""One measurement of PyTorch, in a process of its own."""

import cases
import torch
import torch_networks


def training_step(case, network, images, compiled):
    labels = torch.randint(cases.CASES[case]["classes"], (len(images),))
    optimizer = {
        "tutorial-cnn": lambda: torch.optim.Adam(network.parameters(), fused=True),
        "sign-cnn": lambda: torch.optim.RMSprop(network.parameters(), alpha=0.9),
        "resnet20": lambda: torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9, fused=True),
    }[case]()
    forward = torch.compile(network) if compiled else network
    loss_of = torch.nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(forward(images), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def inference_step(network, images, compiled):
    network.eval()
    if compiled:
        # Constant weights: normalization is folded into them, and they are packed once.
        torch._inductor.config.freezing = True
    forward = torch.compile(network) if compiled else network

    def step():
        with torch.no_grad():
            return forward(images)

    return step


def main():
    given = cases.arguments("--channels-last", "--compile")
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    case = cases.CASES[given.case]
    network, images = torch_networks.make(given.case), torch.rand(case["batch"], *case["input"])
    if given.channels_last:
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    if given.mode == "training":
        step = training_step(given.case, network, images, given.compile)
    else:
        step = inference_step(network, images, given.compile)
    cases.report(step, given.steps)


if __name__ == "__main__":
    main()
