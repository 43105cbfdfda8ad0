import Tensors

/// Which inputs an architecture takes.
struct InputRule: Sendable {
  /// Number of dimensions, channels included; nil where any will do.
  private let rank: Int?
  private let layout: String
  /// The least size along each spatial dimension.
  private let smallest: Int

  /// Any shape.
  static let anything = InputRule(rank: nil, layout: "anything", smallest: 1)

  /// `C x L`.
  static func series(atLeast smallest: Int) -> InputRule {
    InputRule(rank: 2, layout: "series of channels x length", smallest: smallest)
  }

  /// `C x H x W`.
  static func images(atLeast smallest: Int) -> InputRule {
    InputRule(rank: 3, layout: "images of channels x height x width", smallest: smallest)
  }

  /// `C x D x H x W`.
  static func volumes(atLeast smallest: Int) -> InputRule {
    InputRule(rank: 4, layout: "volumes of channels x depth x height x width", smallest: smallest)
  }

  /// Refuses other shapes.
  func check(_ input: Shape, architecture: String) throws(NetworkError) {
    guard let rank else { return }
    guard input.rank == rank else {
      throw NetworkError("architecture '\(architecture)' takes \(layout), found \(input)")
    }
    guard input.dimensions.dropFirst().allSatisfy({ $0 >= smallest }) else {
      throw NetworkError(
        "architecture '\(architecture)' takes \(layout), each side at least \(smallest), found \(input)")
    }
  }
}
