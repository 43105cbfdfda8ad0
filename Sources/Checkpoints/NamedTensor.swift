public import Tensors

/// A tensor under the name it has in a network, such as `conv1.weight`.
public struct NamedTensor: Hashable, Sendable {
  /// The tensor's name, unique in its network.
  public let name: String
  /// The values.
  public let tensor: Tensor

  /// A tensor under a name.
  public init(name: String, tensor: Tensor) {
    self.name = name
    self.tensor = tensor
  }
}
