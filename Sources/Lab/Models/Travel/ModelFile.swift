import Checkpoints
public import Files
import Foundation
import Networks
public import Tensors
import Tracking

/// A file of weights that is to become a model of the store.
public struct ModelFile {
  private let path: String
  private let file: SafetensorsFile
  private let metadata: TravelMetadata

  /// Opens a file.
  ///
  /// - Throws: where it is none, or damaged.
  public init(_ path: String) throws(FileError) {
    file = try SafetensorsFile(contentsOf: path)
    (self.path, metadata) = (path, TravelMetadata(file.metadata))
  }

  /// Whether the file itself says all that a model consists of.
  public var isWhole: Bool { metadata[.version] != nil }

  /// The model of a file that we have written.
  ///
  /// - Parameters:
  ///   - classes: other names for the classes; nil for the file's.
  /// - Throws: where a text of its metadata is missing or wrong, or a tensor is not the one that was written.
  public func model(classes: [String]? = nil) throws -> ImportedModel {
    guard metadata[.version] == TravelMetadata.version else {
      throw LabError(
        .badData,
        "\(path): expected metadata of version \(TravelMetadata.version), found '\(metadata[.version]?.prefix(20) ?? "")'; "
          + "a newer version of the tool may have written it")
    }
    let spec: NetworkSpec
    do {
      spec = try NetworkSpec(canonicalText: metadata.text(.architecture, file: path))
    } catch {
      throw LabError(.badData, "\(path): metadata 'cnnlab.architecture': \(error)")
    }
    guard try spec.hash == metadata.text(.architectureHash, file: path) else {
      throw LabError(
        .badData,
        "\(path): the architecture in its metadata does not match the hash there; the file is damaged")
    }
    let preparation = try preparation(classes: classes)
    let shapes = try NetworkShapes(spec, inputShape: preparation.input)
    var model = try model(shapes, preparation, names: TorchNames(file.names, architecture: ""))
    model.origin = try origin
    return model
  }

  /// The model of a file that holds weights alone.
  ///
  /// - Parameters:
  ///   - architecture: which network the weights are of; the classes that it has are counted in its last layer's weights.
  ///   - experiment: an experiment file whose own architectures are known too.
  ///   - input: shape of one sample; nil for the one that a built-in architecture was made for.
  ///   - classes: names of the classes; nil for their numbers.
  ///   - scaling: what is made of pixels, beside their division by 255.
  /// - Throws: where the weights are not those of the network.
  public func model(
    architecture: String, experiment: String? = nil, input: Shape? = nil, classes: [String]? = nil,
    width: Double = 1, scaling: InputScaling = .none
  ) throws -> ImportedModel {
    let name = TorchNames.architectures[architecture] ?? architecture
    let names = TorchNames(file.names, architecture: name)
    func request(_ classes: Int?) throws -> ArchitectureRequest {
      try ArchitectureRequest(name, file: experiment, input: input, classes: classes, width: width)
    }
    let found = try request(nil).shapes
    let count = try classCount(of: found, names)
    if let classes, classes.count != count {
      throw LabError(
        .usage,
        "\(path): expected the names of \(count) classes, as its last layer has outputs, found \(classes.count)"
      )
    }
    let shapes = try request(count).shapes
    var facts = ModelFacts(input: shapes.inputShape, classes: classes ?? (0..<count).map(String.init))
    (facts.mean, facts.deviation) = try scaling.moments(channels: shapes.inputShape[0])
    var model = try model(shapes, Preparation(facts), names: names)
    model.origin.params = try params(of: nil)
    return model
  }

  /// The model of weights under the file's names, none of which may be left over.
  private func model(
    _ shapes: NetworkShapes, _ preparation: Preparation, names: TorchNames
  ) throws -> ImportedModel {
    let places = try places(names)
    let digests = try metadata.value(.digests, as: [String: String].self, file: path)
    let parameters = shapes.namedParameters
    // Shapes are compared before any values are read.
    for (name, spec) in parameters {
      guard let place = places[name], let shape = file.shape(of: place) else {
        throw LabError(.badData, "\(path) lacks the tensor '\(name)' of architecture '\(shapes.spec.name)'")
      }
      guard shape == spec.shape else {
        throw LabError(
          .badData, "\(path): tensor '\(name)': expected the shape \(spec.shape), found \(shape)")
      }
    }
    let known = Set(parameters.map(\.name))
    if let stray = file.names.first(where: { names.own($0).map { !known.contains($0) } ?? false }) {
      throw LabError(
        .badData,
        "\(path) holds a tensor '\(stray.prefix(200))' that architecture '\(shapes.spec.name)' does not have")
    }
    let (file, path) = (file, path)
    return try ImportedModel(shapes, preparation, source: path) { name in
      let tensor = try file.tensor(places[name] ?? name)
      if let digest = digests?[name], tensor.digest != digest {
        throw LabError(
          .badData,
          "\(path): tensor '\(name)': expected digest \(digest.prefix(12)), found \(tensor.digest.prefix(12)); "
            + "its values have changed")
      }
      return tensor
    }
  }

  /// The file's names by ours.
  private func places(_ names: TorchNames) throws(LabError) -> [String: String] {
    var places: [String: String] = [:]
    for name in file.names {
      guard let own = names.own(name) else { continue }
      if let other = places.updateValue(name, forKey: own) {
        throw LabError(
          .badData,
          "\(path): tensors '\(other.prefix(200))' and '\(name.prefix(200))' are both '\(own.prefix(200))'"
        )
      }
    }
    return places
  }

  /// How many outputs the last layer with weights has in the file.
  private func classCount(of shapes: NetworkShapes, _ names: TorchNames) throws -> Int {
    guard let last = shapes.namedParameters.last(where: { $0.name.hasSuffix(".weight") }) else {
      throw LabError(.badData, "architecture '\(shapes.spec.name)' has no layer with weights")
    }
    guard let place = try places(names)[last.name], let count = file.shape(of: place)?.dimensions.first else {
      throw LabError(
        .badData, "\(path) lacks the tensor '\(last.name)' of architecture '\(shapes.spec.name)'")
    }
    return count
  }

  private func preparation(classes: [String]?) throws -> Preparation {
    let text = try metadata.text(.preparation, file: path)
    let found: Preparation
    do {
      found = try Preparation(json: text)
    } catch {
      throw LabError(
        .badData, "\(path): metadata 'cnnlab.preparation': expected its JSON form, found another text")
    }
    guard let classes else { return found }
    guard classes.count == found.classes.count else {
      throw LabError(
        .usage, "\(path): expected the names of \(found.classes.count) classes, found \(classes.count)")
    }
    return Preparation(
      input: found.input, pixelMaximum: found.pixelMaximum, normalization: found.normalization,
      classes: classes, loss: found.loss, focalGamma: found.focalGamma)
  }

  private var origin: ImportedModel.Origin {
    get throws {
      var origin = ImportedModel.Origin()
      let metrics = try metadata.value(.metrics, as: [String: Double].self, file: path) ?? [:]
      // A split and a name, as our own training records them.
      origin.metrics = metrics.filter {
        $0.value.isFinite && $0.key.wholeMatch(of: /[a-z]+\.[a-z0-9_]+/) != nil
      }
      origin.dataset = metadata[.dataset] ?? ""
      origin.datasetFingerprint = metadata[.datasetFingerprint] ?? ""
      origin.splitHash = metadata[.splitHash] ?? ""
      origin.seed = metadata[.seed].flatMap { Int64($0) } ?? 0
      origin.params = try params(of: metadata)
      return origin
    }
  }

  /// What a run's parameters say of where it is from.
  private func params(of metadata: TravelMetadata?) throws(FileError) -> Params {
    var params: Params = [
      "imported_file": .text(URL(filePath: path).lastPathComponent),
      "imported_sha256": .text(try file.digest),
    ]
    if let run = metadata?[.run] { params["imported_run"] = .text(run) }
    if let epoch = metadata?[.epoch].flatMap({ Int64($0) }) { params["imported_epoch"] = .integer(epoch) }
    return params
  }
}
