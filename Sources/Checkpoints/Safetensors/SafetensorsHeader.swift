import Files
import Tensors

/// The JSON that a safetensors file begins with: what tensors there are, and where.
struct SafetensorsHeader {
  /// One tensor: its type and shape, and its bytes counted from the end of the header.
  struct Entry {
    let name: String
    let type: SafetensorsType
    let shape: Shape
    let range: Range<Int>
  }

  /// The tensors in the order of their bytes.
  let entries: [Entry]
  let metadata: [String: String]

  /// The name under which the metadata stand among the tensors.
  static let metadataName = "__metadata__"

  /// A tensor as the JSON has it.
  struct Written: Encodable {
    let type: String
    let shape, offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }
  }

  /// Reads and checks a header.
  ///
  /// - Parameters:
  ///   - dataSize: number of bytes after the header, which the tensors must fill without gap or overlap.
  ///   - file: what messages call the file.
  init(_ json: [UInt8], dataSize: Int, file: String) throws(FileError) {
    var scanner = SafetensorsScanner(json, file: file)
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    try scanner.object { scanner, name throws(FileError) in
      if name == Self.metadataName {
        try scanner.object { scanner, key throws(FileError) in metadata[key] = try scanner.text() }
      } else {
        entries.append(try Self.entry(name, Written(&scanner), file))
      }
    }
    try scanner.finish()
    self.metadata = metadata
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound, $0.name) < (
        $1.range.lowerBound, $1.range.upperBound, $1.name
      )
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw FileError(
          .malformed, file,
          "tensor '\(entry.name)': expected its bytes to begin at \(end), where the one before ends, "
            + "found \(entry.range.lowerBound)")
      }
      end = entry.range.upperBound
    }
    guard end == dataSize else {
      throw FileError(
        .malformed, file, "expected \(end) bytes of tensors after the header, found \(dataSize)")
    }
    self.entries = entries
  }

  /// As many dimensions as PyTorch's tensors have at most.
  fileprivate static let largestRank = 64

  private static func entry(_ name: String, _ written: Written, _ file: String) throws(FileError)
    -> Entry
  {
    let place = "tensor '\(name.prefix(200))'"
    guard let type = SafetensorsType(rawValue: written.type) else {
      let known = SafetensorsType.allCases.map(\.rawValue).joined(separator: ", ")
      throw FileError(
        .malformed, file, "\(place): expected a dtype among \(known), found '\(written.type.prefix(40))'")
    }
    var size = type.size
    for dimension in written.shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else {
        throw FileError(
          .malformed, file, "\(place): expected a shape that can be counted, found \(written.shape.prefix(8))"
        )
      }
      size = product
    }
    guard written.offsets.count == 2, written.offsets[0] >= 0, written.offsets[1] >= written.offsets[0],
      written.offsets[1] - written.offsets[0] == size
    else {
      throw FileError(
        .malformed, file,
        "\(place): expected data_offsets that enclose \(size) bytes, found \(written.offsets.prefix(4))")
    }
    return Entry(
      name: name, type: type, shape: Shape(written.shape), range: written.offsets[0]..<written.offsets[1])
  }
}

extension SafetensorsHeader.Written {
  /// Reads the object of one tensor; its three members stand in any order.
  fileprivate init(_ scanner: inout SafetensorsScanner) throws(FileError) {
    var type: String?
    var (shape, offsets): ([Int]?, [Int]?) = (nil, nil)
    try scanner.object { scanner, key throws(FileError) in
      switch CodingKeys(rawValue: key) {
      case .type: type = try scanner.text()
      case .shape: shape = try scanner.integers(atMost: SafetensorsHeader.largestRank)
      case .offsets: offsets = try scanner.integers(atMost: 2)
      case nil: throw scanner.error(expecting: "a member among dtype, shape and data_offsets")
      }
    }
    guard let type, let shape, let offsets else {
      throw scanner.error(expecting: "a tensor with dtype, shape and data_offsets ending")
    }
    self.init(type: type, shape: shape, offsets: offsets)
  }
}
