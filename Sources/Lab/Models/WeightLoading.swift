import Checkpoints
import Networks
import Tensors
import Tracking

/// The parameters of a network, filled in one by one as a store gives them.
struct WeightLoading {
  private let parameters: [Parameter]
  private var rest: [String: Parameter]
  /// The first tensor that no parameter has the name of.
  private var stray: String?

  init(_ network: Network) {
    parameters = network.parameters
    rest = Dictionary(parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Fills in one parameter.
  mutating func load(_ header: TensorHeader, _ nextPart: () throws -> [UInt8]?) throws {
    guard let parameter = rest.removeValue(forKey: header.name) else {
      // Told at the end: what is missing says more.
      stray = stray ?? header.name
      return
    }
    let shape = Shape(header.shape)
    guard shape == parameter.shape else {
      throw Self.mismatch(header.name, parameter.shape, found: shape)
    }
    try parameter.load(header.decoded(nextPart))
  }

  /// Ends the loading.
  ///
  /// - Throws: where a parameter was not filled in, or a tensor belongs to none.
  func finish() throws(LabError) {
    if let missing = parameters.first(where: { rest[$0.name] != nil }) {
      throw Self.missing(missing.name)
    }
    if let stray {
      throw LabError(.badData, "the checkpoint holds a tensor '\(stray)' that the architecture does not have")
    }
  }

  static func missing(_ name: String) -> LabError {
    LabError(.badData, "the checkpoint lacks the tensor '\(name)' of the architecture")
  }

  static func mismatch(_ name: String, _ expected: Shape, found: Shape) -> LabError {
    LabError(
      .badData, "tensor '\(name)': expected the shape \(expected), found \(found) in the checkpoint")
  }
}

extension TensorHeader {
  /// The tensor of which some parts are, bit for bit as it was encoded, and checked against its digest.
  func decoded(_ nextPart: () throws -> [UInt8]?) throws -> Tensor {
    try decoder(nextPart).finish()
  }

  /// Makes sure that `decoded` would give a tensor; of its values no more than a block's are in memory for it.
  func check(_ nextPart: () throws -> [UInt8]?) throws {
    try decoder(nextPart, keepsValues: false).check()
  }

  private func decoder(_ nextPart: () throws -> [UInt8]?, keepsValues: Bool = true) throws -> TensorDecoder {
    var decoder = try TensorDecoder(
      name: name, shape: Shape(shape), codec: codec, rawByteCount: rawByteCount, digest: digest,
      storedByteCount: storedByteCount, keepsValues: keepsValues)
    while let part = try nextPart() { try decoder.take(part) }
    return decoder
  }
}
