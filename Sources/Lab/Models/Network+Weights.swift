import Checkpoints
import Networks
import Tensors
import Tracking

extension Network {
  /// All parameters for the store, which are compressed one after another; what a precision below the full one does not
  /// keep is lost.
  func sources(_ precision: WeightPrecision = .float32) -> [TensorSource] {
    parameters.map { parameter in
      TensorSource(parameter.name, shape: parameter.shape, precision: precision) { try parameter.tensor() }
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

  /// Replaces all parameters by what is left of others after they were stored.
  ///
  /// - Throws: where a tensor is missing, left over or of another shape.
  func loadWeights(_ sources: [TensorSource]) throws {
    var loading = WeightLoading(self)
    for source in sources {
      let tensor = try source.encoded()
      var parts = tensor.parts.makeIterator()
      try loading.load(tensor.header) { parts.next() }
    }
    try loading.finish()
  }
}

extension NetworkShapes {
  /// Refuses tensors of a checkpoint or a packing that are not those of the network, before memory is taken for it: a
  /// store that was tampered with may ask for any.
  func checkWeights(of list: TensorList, in store: Store) throws {
    let headers = try store.tensorHeaders(of: list)
    let stored = Dictionary(
      headers.map { ($0.name, Shape($0.shape)) }, uniquingKeysWith: { first, _ in first })
    for (name, spec) in namedParameters {
      guard let shape = stored[name] else { throw WeightLoading.missing(name) }
      guard shape == spec.shape else { throw WeightLoading.mismatch(name, spec.shape, found: shape) }
    }
  }
}

extension TensorSource {
  /// A tensor that is made and encoded when the store asks for it.
  init(
    _ name: String, shape: Shape, precision: WeightPrecision = .float32,
    _ tensor: @escaping () throws -> Tensor
  ) {
    // Only what loses nothing is known before it is encoded.
    let digest: (() throws -> String)? = precision == .float32 ? { try tensor().digest } : nil
    self.init(name, rawByteCount: shape.count * MemoryLayout<Float>.size, digest: digest) { take in
      let summary = try TensorEncoder(tensor(), precision: precision).encode(take)
      return TensorHeader(
        name: name, shape: shape.dimensions, codec: summary.codec, rawByteCount: summary.rawByteCount,
        storedByteCount: summary.byteCount, digest: summary.digest)
    }
  }
}
