import Checkpoints
import Networks
import Tensors
import Tracking

extension Network {
  /// All parameters, compressed for the store; what a precision below the full one does not keep is lost.
  func encodedWeights(_ precision: WeightPrecision = .float32) throws(EngineError) -> [StoredTensor] {
    try parameters.map { parameter throws(EngineError) in
      StoredTensor(parameter.name, try parameter.tensor(), precision: precision)
    }
  }

  /// Replaces all parameters by those of a checkpoint or a packing, each checked against its digest, reading one part of
  /// one tensor at a time.
  ///
  /// - Throws: where a tensor is damaged, missing, left over or of another shape.
  func loadWeights(of list: TensorList, in store: Store) throws {
    var loading = WeightLoading(self)
    try store.forEachTensor(of: list) { header, nextPart in try loading.load(header, nextPart) }
    try loading.finish()
  }

  /// Replaces all parameters by stored ones, each checked against its digest.
  ///
  /// - Throws: where a tensor is damaged, missing, left over or of another shape.
  func loadWeights(_ stored: [StoredTensor]) throws {
    var loading = WeightLoading(self)
    for tensor in stored {
      var parts = tensor.parts.makeIterator()
      try loading.load(
        TensorHeader(
          name: tensor.name, shape: tensor.shape, codec: tensor.codec, rawByteCount: tensor.rawByteCount,
          storedByteCount: tensor.parts.reduce(0) { $0 + $1.count }, digest: tensor.digest)
      ) { parts.next() }
    }
    try loading.finish()
  }
}

extension NetworkShapes {
  /// Refuses tensors of a checkpoint or a packing that are not those of the network, before memory is taken for it: a
  /// store that was tampered with may ask for any.
  func checkWeights(of list: TensorList, in store: Store) throws {
    var stored: [String: Shape] = [:]
    try store.forEachTensor(of: list) { header, _ in stored[header.name] = Shape(header.shape) }
    for (name, spec) in namedParameters {
      guard let shape = stored[name] else { throw WeightLoading.missing(name) }
      guard shape == spec.shape else { throw WeightLoading.mismatch(name, spec.shape, found: shape) }
    }
  }
}

extension StoredTensor {
  /// A tensor, encoded for the store.
  init(_ name: String, _ tensor: Tensor, precision: WeightPrecision = .float32) {
    let encoded = EncodedTensor(tensor, precision: precision)
    self.init(
      name: name, shape: encoded.shape.dimensions, codec: encoded.codec, rawByteCount: encoded.rawByteCount,
      digest: encoded.digest, parts: encoded.parts)
  }
}
