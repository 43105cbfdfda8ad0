import Foundation
import Images
public import Settings

extension DatasetSource {
  /// The keys that a source may have, in the order in which they are listed.
  public static let keys = [
    "name", "path", "format", "samples", "labels", "test", "label_column", "shape", "classes", "size",
    "color",
    "resampling", "channels", "dimensions", "select",
  ]

  /// Reads the keys of a source from a mapping that may have others.
  public init(reading reader: inout SettingsReader) throws(SettingsError) {
    let name = try reader.text("name", "the name of a dataset")
    path = try reader.text("path", "the path of a file or folder")
    guard let name = name ?? path.map(Self.name(ofPath:)) else {
      throw SettingsError("the key 'name' is missing in dataset")
    }
    self.name = name
    format = try reader.choice("format", of: DatasetFormat.self)
    samples = try reader.text("samples", "the key of the samples in an npz")
    labels = try reader.text("labels", "the path of a file of labels, or their key in an npz")
    test = try reader.section("test", TestPart.init)
    labelColumn = try Self.column(&reader)
    shape = try Self.sizes(
      "shape", counts: 1...4, expected: "one to four sizes, such as [3, 32, 32]", &reader)
    classes = try Self.names("classes", &reader)
    size = try Self.sizes("size", counts: 2...2, expected: "a side, or [height, width]", &reader)
    color = try reader.choice("color", of: ImageColor.self)
    resampling = try reader.choice("resampling", of: Resampling.self)
    channels = try reader.choice("channels", of: ChannelOrder.self)
    dimensions = try reader.integer("dimensions", in: 1...3)
    selection = try reader.section("select", SampleSelection.init)
    if path == nil, let stray = settings.keys.filter({ $0 != "name" && $0 != "select" }).min() {
      throw SettingsError("\(stray): expected together with 'path'", at: [stray])
    }
  }

  /// The keys and values that say something.
  public var settings: [String: JSONValue] {
    let values: [String: JSONValue?] = [
      "name": .text(name), "path": path.map(JSONValue.text), "format": format.map { .text($0.rawValue) },
      "samples": samples.map(JSONValue.text), "labels": labels.map(JSONValue.text), "test": test?.json,
      "label_column": labelColumn.map(JSONValue.text),
      "shape": shape.map { .array($0.map(JSONValue.integer)) },
      "classes": classes.map { .array($0.map(JSONValue.text)) },
      "size": size.map { .array($0.map(JSONValue.integer)) }, "color": color.map { .text($0.rawValue) },
      "resampling": resampling.map { .text($0.rawValue) }, "channels": channels.map { .text($0.rawValue) },
      "dimensions": dimensions.map(JSONValue.integer), "select": selection?.json,
    ]
    return values.compactMapValues(\.self)
  }

  /// What data at a path are called where nobody names them: the last part of the path without what tells its form.
  public static func name(ofPath path: String) -> String {
    var url = URL(filePath: path)
    if url.pathExtension == "gz" { url.deletePathExtension() }
    return url.deletingPathExtension().lastPathComponent
  }

  /// A name, or a number from 0 as text.
  private static func column(_ reader: inout SettingsReader) throws(SettingsError) -> String? {
    let key = "label_column"
    switch reader.value(key) {
    case nil: return nil
    case .text(let name)? where !name.isEmpty: return name
    case .integer(let index)? where index >= 0: return "\(index)"
    case let value?: throw reader.mismatch(key, "the name of a column, or its number from 0", value)
    }
  }

  private static func sizes(
    _ key: String, counts: ClosedRange<Int>, expected: String, _ reader: inout SettingsReader
  ) throws(SettingsError) -> [Int]? {
    guard let value = reader.value(key) else { return nil }
    let range = 1...65_536
    switch value {
    case .integer(let side) where key == "size" && range.contains(side): return [side, side]
    case .array(let list) where counts.contains(list.count):
      let sizes = list.compactMap {
        if case .integer(let size) = $0, range.contains(size) { size } else { nil }
      }
      if sizes.count == list.count { return sizes }
    default: break
    }
    throw reader.mismatch(key, expected, value)
  }

  /// A list of names that differ; nil where it is not given.
  static func names(_ key: String, _ reader: inout SettingsReader) throws(SettingsError) -> [String]? {
    guard let value = reader.value(key) else { return nil }
    guard case .array(let list) = value, !list.isEmpty else {
      throw reader.mismatch(key, "a list of names", value)
    }
    let names = list.map { if case .text(let name) = $0 { name } else { $0.spoken } }
    guard Set(names).count == names.count else { throw reader.mismatch(key, "names that differ", value) }
    return names
  }
}

extension TestPart {
  /// Reads a path, or a mapping that says how many samples are taken.
  init(_ value: JSONValue) throws(SettingsError) {
    if case .text(let path) = value, !path.isEmpty {
      self = .path(path)
    } else {
      let rule = try HoldOut(value)
      guard rule.folds == nil else {
        throw SettingsError("folds: expected in validation only", at: ["folds"])
      }
      self = .split(rule)
    }
  }

  var json: JSONValue {
    switch self {
    case .path(let path): .text(path)
    case .split(let rule): rule.json
    }
  }
}
