import Checkpoints
import Networks
import Tensors
import Tracking

extension Network {
  /// Replaces all parameters by those of a file, whose names are those of PyTorch's `state_dict`.
  ///
  /// PyTorch's counters of batches (`num_batches_tracked`) are left aside.
  ///
  /// - Throws: where a tensor is missing, left over or of another shape.
  func loadWeights(_ file: SafetensorsFile, from path: String) throws {
    for parameter in parameters {
      guard let shape = file.shape(of: parameter.name) else {
        throw LabError(
          .badData, "initial_weights: \(path) lacks the tensor '\(parameter.name)' of the architecture")
      }
      guard shape == parameter.shape else {
        throw LabError(
          .badData,
          "initial_weights: \(path): tensor '\(parameter.name)': expected the shape \(parameter.shape), found \(shape)"
        )
      }
      try parameter.load(file.tensor(parameter.name))
    }
    let known = Set(parameters.map(\.name))
    if let stray = file.names.first(where: { !known.contains($0) && !$0.hasSuffix(".num_batches_tracked") }) {
      throw LabError(
        .badData, "initial_weights: \(path) holds a tensor '\(stray)' that the architecture does not have")
    }
  }
}

extension RunSettings {
  /// Gives a network the first weights that the run asks for.
  ///
  /// - Returns: the parameter that tells which weights they were; none where they are drawn.
  /// - Throws: where the file is not the one that the run names, or does not fit the network.
  func loadInitialWeights(into network: Network) throws -> Params {
    guard let path = initialWeights else { return [:] }
    let file = try SafetensorsFile(contentsOf: path)
    let digest = try file.digest
    guard initialWeightsDigest.map({ $0 == digest }) ?? true else {
      throw LabError(
        .badData,
        "initial_weights_sha256: expected a file with that digest, found \(digest); \(path) is another file")
    }
    try network.loadWeights(file, from: path)
    return ["initial_weights_sha256": .text(digest)]
  }
}
