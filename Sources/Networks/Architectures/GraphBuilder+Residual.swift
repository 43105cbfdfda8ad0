import Tensors

/// The blocks of residual networks (He et al., "Deep residual learning for image recognition", 2016), named as in
/// torchvision.
extension GraphBuilder {
  /// What a residual block computes beside its shortcut.
  enum ResidualBlock {
    /// Two 3x3 convolutions.
    case basic
    /// 1x1, 3x3 and 1x1 convolutions, the last with four times the channels; the 3x3 has the stride.
    case bottleneck

    /// Channels of the result for one channel inside.
    var expansion: Int { self == .basic ? 1 : 4 }
  }

  /// Blocks in a row; the first has the stride.
  mutating func residualStage(
    _ name: String, _ block: ResidualBlock, filters: Int, blocks: Int, stride: Int
  ) {
    for index in 0..<blocks {
      residual("\(name).\(index)", block, filters: filters, stride: index == 0 ? stride : 1)
    }
  }

  private mutating func residual(_ name: String, _ block: ResidualBlock, filters: Int, stride: Int) {
    let start = last
    let filtersAtEnd = filters * block.expansion
    switch block {
    case .basic:
      unit(name, 1, filters, kernel: 3, stride: stride)
      unit(name, 2, filtersAtEnd, kernel: 3, activation: nil)
    case .bottleneck:
      unit(name, 1, filters, kernel: 1)
      unit(name, 2, filters, kernel: 3, stride: stride)
      unit(name, 3, filtersAtEnd, kernel: 1, activation: nil)
    }
    let path = last
    var shortcut = start
    if stride != 1 || channels(of: start) != filtersAtEnd {
      convNorm(
        "\(name).downsample.0", norm: "\(name).downsample.1", filtersAtEnd, kernel: 1, stride: stride,
        activation: nil, from: start)
      shortcut = last
    }
    add("\(name).add", [path, shortcut])
    activation("\(name).relu", .relu)
  }

  private mutating func unit(
    _ name: String, _ index: Int, _ filters: Int, kernel: Int, stride: Int = 1,
    activation: ActivationFunction? = .relu
  ) {
    convNorm(
      "\(name).conv\(index)", norm: "\(name).bn\(index)", filters, kernel: kernel, stride: stride,
      padding: .around(kernel / 2), activation: activation)
  }
}
