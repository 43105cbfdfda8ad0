public import Settings

/// What an experiment says of its data: where they are, and how they are prepared.
public struct DatasetSettings: Hashable, Sendable {
  /// Where the samples are and how they are read.
  public var source: DatasetSource
  /// What stored values are divided by; nil for the largest that they can have.
  public var scale: Double?

  /// A known dataset as it is.
  public init(name: String) { source = DatasetSource(name: name) }
}

extension DatasetSettings: Codable {
  /// Reads the keys of data from a mapping that may have others.
  public init(reading reader: inout SettingsReader) throws(SettingsError) {
    source = try DatasetSource(reading: &reader)
    scale = try reader.number("scale", in: 1e-9...1e9)
  }

  /// The name alone where nothing else is said, else a mapping.
  public var json: JSONValue {
    var values = source.settings
    if let scale { values["scale"] = .number(scale) }
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
    Normalization(divisor: scale ?? Double(samples.valueMaximum))
  }
}
