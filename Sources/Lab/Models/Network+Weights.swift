import Checkpoints
import Networks
import Tensors
import Tracking

extension Network {
  /// All parameters, compressed for the store.
  func encodedWeights() throws(EngineError) -> [StoredTensor] {
    try parameters.map { parameter throws(EngineError) in
      let encoded = EncodedTensor(try parameter.tensor())
      return StoredTensor(
        name: parameter.name, shape: encoded.shape.dimensions, codec: encoded.codec,
        rawByteCount: encoded.rawByteCount, digest: encoded.digest, data: encoded.bytes)
    }
  }

  /// Replaces all parameters by stored ones, each checked against its digest.
  ///
  /// - Throws: where a tensor is damaged, missing, left over or of another shape.
  func loadWeights(_ stored: [StoredTensor]) throws {
    var rest = Dictionary(stored.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for parameter in parameters {
      guard let tensor = rest.removeValue(forKey: parameter.name) else {
        throw LabError(.badData, "the checkpoint lacks the tensor '\(parameter.name)' of the architecture")
      }
      let encoded = EncodedTensor(
        shape: Shape(tensor.shape), codec: tensor.codec, rawByteCount: tensor.rawByteCount,
        digest: tensor.digest,
        bytes: tensor.data)
      guard encoded.shape == parameter.shape else {
        throw LabError(
          .badData,
          "tensor '\(parameter.name)': expected the shape \(parameter.shape), found \(encoded.shape) in the checkpoint"
        )
      }
      try parameter.load(encoded.decoded(name: tensor.name))
    }
    if let stray = rest.keys.min() {
      throw LabError(.badData, "the checkpoint holds a tensor '\(stray)' that the architecture does not have")
    }
  }
}
