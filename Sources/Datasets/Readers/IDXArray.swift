import Zlib

/// The content of one IDX file of unsigned bytes, plain or gzip.
///
/// The format, which came with MNIST: two zero bytes, one byte for the element type (8 is the unsigned byte),
/// one for the number of dimensions, then each dimension's size as a big-endian 32-bit integer, then the
/// elements, the last dimension changing fastest.
struct IDXArray {
  let file: String
  /// Size of each dimension; the first is the number of records.
  let dimensions: [Int]
  /// As many as the product of the dimensions.
  let elements: [UInt8]

  /// Reads a file that must have `rank` dimensions; what its header claims is checked before it is allocated.
  init(path: String, rank: Int) throws(DatasetError) {
    let reader = try reading { () throws(ZlibError) in try ByteReader(path: path) }
    let header = try reading { () throws(ZlibError) in try reader.read(upTo: 4 + 4 * rank) }
    file = path
    dimensions = try Self.dimensions(in: header, rank: rank, file: path)
    let size = try Self.elementCount(dimensions, file: path, limit: reader.largestPossibleContent)
    elements = try reading { () throws(ZlibError) in try reader.read(upTo: size) }
    let rest = try reading { () throws(ZlibError) in try reader.read(upTo: 1) }
    guard elements.count == size else {
      throw .malformed(
        file: path, place: .byte(header.count + elements.count),
        expected: "\(size) bytes after the header", found: "the end after \(elements.count)")
    }
    guard rest.isEmpty else {
      throw .malformed(
        file: path, place: .byte(header.count + size), expected: "the end of the file", found: "more bytes")
    }
  }

  /// The sizes that a header names, once its first four bytes are found right.
  private static func dimensions(in header: [UInt8], rank: Int, file: String) throws(DatasetError) -> [Int] {
    guard header.count >= 4, header[0] == 0, header[1] == 0 else {
      let found = header.isEmpty ? "an empty file" : hexadecimal(header.prefix(4))
      throw .malformed(
        file: file, place: .byte(0), expected: "an IDX header (\(hexadecimal([0, 0, 8, UInt8(rank)])))",
        found: found)
    }
    guard header[2] == unsignedByte else {
      throw .malformed(
        file: file, place: .byte(2), expected: "elements of type 08 (unsigned bytes)",
        found: "type \(hexadecimal(header[2...2]))")
    }
    guard header[3] == rank else {
      throw .malformed(file: file, place: .byte(3), expected: "\(rank) dimensions", found: "\(header[3])")
    }
    guard header.count == 4 + 4 * rank else {
      throw .malformed(
        file: file, place: .byte(header.count), expected: "a header of \(4 + 4 * rank) bytes",
        found: "the end of the file")
    }
    return (0..<rank).map { dimension in
      header[(4 + 4 * dimension)...].prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The product of the sizes, where it is one that the file can hold.
  private static func elementCount(_ sizes: [Int], file: String, limit: Int) throws(DatasetError) -> Int {
    var count = 1
    for (dimension, size) in sizes.enumerated() {
      let place = DatasetError.Place.byte(4 + 4 * dimension)
      guard (1...Int(Int32.max)).contains(size) else {
        throw .malformed(
          file: file, place: place, expected: "a size from 1 to \(Int32.max)", found: "\(size)")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= limit else {
        throw .malformed(
          file: file, place: place, expected: "at most the \(limit) bytes that a file of this size can hold",
          found: "dimensions \(sizes.map(String.init).joined(separator: "x"))")
      }
      count = product
    }
    return count
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}

/// IDX's code for elements that are unsigned bytes.
private let unsignedByte: UInt8 = 0x08
