import Digests
public import Files
public import Tensors

/// Named tensors in the safetensors format: eight bytes that give a header's length, a JSON header, the values.
///
/// The header is checked when the file is opened: every byte after it belongs to exactly one tensor. Values are read as
/// they are asked for: F64, F32, F16 and BF16, all to single precision.
public struct SafetensorsFile: Sendable {
  /// What the writer said of the file.
  public let metadata: [String: String]
  /// The names of all tensors, in the order of their bytes.
  public let names: [String]
  private let file: String
  private let bytes: FileBytes
  private let dataStart: Int
  private let entries: [String: SafetensorsHeader.Entry]

  /// A header this long would name some million tensors; the format's own limit is the same.
  private static let largestHeader = 100_000_000

  /// Opens a file.
  public init(contentsOf path: String) throws(FileError) {
    try self.init(FileBytes(path: path), file: path)
  }

  /// Opens the content of a file; messages call it `file`.
  public init(_ bytes: [UInt8], file: String) throws(FileError) {
    try self.init(FileBytes(bytes), file: file)
  }

  private init(_ bytes: FileBytes, file: String) throws(FileError) {
    guard bytes.count >= 8 else {
      throw FileError(
        .malformed, file, "expected eight bytes with the length of the header, found \(bytes.count)")
    }
    let prefix = try bytes.bytes(0..<8)
    let length = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(Self.largestHeader, bytes.count - 8)) else {
      throw FileError(
        .malformed, file,
        "expected a header of at most \(min(Self.largestHeader, bytes.count - 8)) bytes, found one of \(length)"
      )
    }
    dataStart = 8 + Int(length)
    let json = try bytes.bytes(8..<dataStart)
    let header = try SafetensorsHeader(json, dataSize: bytes.count - dataStart, file: file)
    (self.file, self.bytes, metadata) = (file, bytes, header.metadata)
    names = header.entries.map(\.name)
    entries = Dictionary(header.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The shape of a tensor; nil where there is none of the name.
  public func shape(of name: String) -> Shape? { entries[name]?.shape }

  /// SHA-256 of the whole file, in hexadecimal.
  public var digest: String {
    get throws(FileError) {
      var hash = SHA256()
      try bytes.forEachPiece(of: 0..<bytes.count) { hash.update($0) }
      return hash.finalize().hexadecimal
    }
  }

  /// Reads a tensor.
  ///
  /// - Throws: where there is none of the name, or its values are not of floating point.
  public func tensor(_ name: String) throws(FileError) -> Tensor {
    guard let entry = entries[name] else {
      throw FileError(.unfit, file, "expected a tensor '\(name)', found none")
    }
    guard entry.type.isFloatingPoint else {
      throw FileError(
        .unfit, file,
        "tensor '\(name)': expected values of floating point (F64, F32, F16, BF16), found \(entry.type.rawValue)"
      )
    }
    var values: [Float] = []
    values.reserveCapacity(entry.shape.count)
    let range = dataStart + entry.range.lowerBound..<dataStart + entry.range.upperBound
    try bytes.forEachPiece(of: range) { entry.type.append($0, to: &values) }
    return Tensor(shape: entry.shape, values: values)
  }
}
