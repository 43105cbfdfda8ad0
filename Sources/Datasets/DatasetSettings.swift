public import Settings
import Tensors

/// What an experiment says of its data: where they are, and how they are prepared.
public struct DatasetSettings: Hashable, Sendable {
  /// Where the samples are and how they are read.
  public var source: DatasetSource
  /// What stored values are divided by; nil for the largest that they can have.
  public var scale: Double?
  /// Whether each channel is brought to mean 0 and deviation 1.
  public var standardizes = false
  /// How samples are varied in training; nil where they are not.
  public var augmentation: Augmentation?

  /// A known dataset as it is.
  public init(name: String) { source = DatasetSource(name: name) }
}

extension DatasetSettings: Codable {
  /// Reads the keys of data from a mapping that may have others.
  public init(reading reader: inout SettingsReader) throws(SettingsError) {
    source = try DatasetSource(reading: &reader)
    scale = try reader.number("scale", in: 1e-9...1e9)
    standardizes = try reader.boolean("standardize") ?? false
    augmentation = try reader.section("augment", Augmentation.init)
  }

  /// The name alone where nothing else is said, else a mapping.
  public var json: JSONValue {
    var values = source.settings
    if let scale { values["scale"] = .number(scale) }
    if standardizes { values["standardize"] = .boolean(true) }
    if let augmentation { values["augment"] = augmentation.json }
    return values.count == 1 ? .text(source.name) : .object(values)
  }

  /// Reads a name or a mapping.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    if case .text(let name) = value {
      self.init(name: name)
    } else {
      var reader = try SettingsReader(value)
      try self.init(reading: &reader)
      try reader.finish()
    }
  }

  /// The settings with some keys changed, those of the augmentation named as in `augment.rotation_range`.
  public func changed(by changes: [String: JSONValue]) throws(SettingsError) -> DatasetSettings {
    guard !changes.isEmpty else { return self }
    var values = ["name": json]
    if case .object(let given) = json { values = given }
    var augment: [String: JSONValue] = [:]
    if case .object(let given)? = values["augment"] { augment = given }
    for (key, value) in changes {
      if key.hasPrefix("augment.") {
        augment[String(key.dropFirst("augment.".count))] = value
        values["augment"] = .object(augment)
      } else {
        values[key] = value
      }
    }
    var reader = SettingsReader(values)
    let changed = try DatasetSettings(reading: &reader)
    try reader.finish()
    return changed
  }

  /// Writes a name or a mapping.
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension DatasetSettings {
  /// What is made of stored values before a network sees them.
  ///
  /// - Parameters:
  ///   - samples: the train part.
  ///   - indices: those that are trained on: all that may be learnt from.
  public func normalization(of samples: Samples, over indices: [Int32]) -> Normalization {
    let division = Normalization(divisor: scale ?? Double(samples.valueMaximum))
    return standardizes ? .standardizing(samples.normalized(by: division), over: indices) : division
  }
}

extension DatasetSettings {
  /// What training shows: the samples as they are, or varied in each epoch.
  ///
  /// - Throws: where the samples' shape does not go with the augmentation.
  public func trainingSource(_ samples: Samples, seed: UInt64) throws(SettingsError) -> any SampleSource {
    guard let augmentation else { return samples }
    return try AugmentedSamples(
      samples, augmentation, generator: SeededGenerator(seed: seed).split("augmentation"))
  }
}
