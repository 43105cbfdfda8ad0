/// Kernels that are known by name, as image programs have them.
public enum NamedKernel: String, CaseIterable, Hashable, Sendable {
  /// What a pixel has beyond its neighbours, on top of it.
  case sharpen
  /// What a pixel has beyond its neighbours: nothing where an image is even.
  case edge
  /// A Gaussian mean.
  case blur
  /// The plain mean of three by three.
  case box
  /// Light from the upper left.
  case emboss
  /// How an image grows to the right.
  case sobelX = "sobel_x"
  /// How an image grows downwards.
  case sobelY = "sobel_y"
  /// The second derivative.
  case laplacian
  /// The image itself.
  case identity

  /// Row by row.
  public var rows: [[Float]] {
    switch self {
    case .sharpen: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]
    case .edge: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]
    case .blur: [[1, 2, 1], [2, 4, 2], [1, 2, 1]].map { $0.map { $0 / 16 } }
    case .box: [[Float]](repeating: [Float](repeating: 1 / 9, count: 3), count: 3)
    case .emboss: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]
    case .sobelX: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    case .sobelY: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
    case .laplacian: [[0, 1, 0], [1, -4, 1], [0, 1, 0]]
    case .identity: [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    }
  }

  /// The kernel of a name.
  static func named(_ name: String) throws(ExplainingError) -> NamedKernel {
    guard let kernel = NamedKernel(rawValue: name) else {
      throw .unknown("kernel", name, among: allCases.map(\.rawValue))
    }
    return kernel
  }
}
