import Settings

/// Which samples of a dataset are used: those of some classes, and of the train part so many a class.
public struct SampleSelection: Hashable, Sendable {
  /// Names of the classes; nil for all.
  public let classes: [String]?
  /// How many samples of each class the train part keeps; nil for all.
  public let perClass: Int?
  /// Decides which samples those are.
  public let seed: UInt64

  /// A selection of its own.
  ///
  /// - Precondition: the seed is at most 2^63 - 1, as the numbers of experiment files are.
  public init(classes: [String]? = nil, perClass: Int? = nil, seed: UInt64 = 23) {
    precondition(seed <= UInt64(Int.max), "a seed of \(seed)")
    (self.classes, self.perClass, self.seed) = (classes, perClass, seed)
  }
}

extension SampleSelection {
  /// Reads `classes`, `per_class` and `seed`.
  init(_ value: JSONValue) throws(SettingsError) {
    var reader = try SettingsReader(value)
    let classes = try DatasetSource.names("classes", &reader)
    let perClass = try reader.integer("per_class", in: 1...Int(Int32.max))
    let seed = try reader.integer("seed", in: 0...Int.max)
    try reader.finish()
    guard classes != nil || perClass != nil else {
      throw SettingsError("expected 'classes', 'per_class' or both")
    }
    guard classes.map({ $0.count > 1 }) ?? true else {
      throw SettingsError("classes: expected at least two classes", at: ["classes"])
    }
    guard seed == nil || perClass != nil else {
      throw SettingsError("seed: expected together with 'per_class'", at: ["seed"])
    }
    self.init(classes: classes, perClass: perClass, seed: UInt64(seed ?? 23))
  }

  /// The keys that say something.
  var json: JSONValue {
    var values: [String: JSONValue] = [:]
    if let classes { values["classes"] = .array(classes.map(JSONValue.text)) }
    if let perClass {
      values["per_class"] = .integer(perClass)
      values["seed"] = .integer(Int(seed))
    }
    return .object(values)
  }
}
