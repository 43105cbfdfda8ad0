/// Single-precision values in plain row-major order: how tensors look wherever a person can see them.
public struct Tensor: Hashable, Sendable {
  /// Sizes along the dimensions.
  public let shape: Shape
  /// `shape.count` values, the last dimension changing fastest.
  public var values: [Float]

  /// A tensor over existing values.
  ///
  /// - Precondition: `values.count == shape.count`.
  public init(shape: Shape, values: [Float]) {
    precondition(values.count == shape.count, "\(values.count) values cannot fill a tensor of shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// A tensor that holds one value everywhere.
  public init(shape: Shape, repeating value: Float) {
    self.init(shape: shape, values: [Float](repeating: value, count: shape.count))
  }
}
