import Zlib

/// One IDX file of which the header has been read.
///
/// The format, which came with MNIST: two zero bytes, one byte for the element type, one for the number of dimensions,
/// then each dimension's size as a big-endian 32-bit integer, then the elements in big-endian order, the last dimension
/// changing fastest.
struct IDXArray {
  /// Size of each dimension; the first is the number of records.
  let dimensions: [Int]
  private let count: Int
  private let type: NumberType
  private let reader: ByteReader

  /// Reads a header, which must name one of the given numbers of dimensions.
  init(_ reader: ByteReader, ranks: ClosedRange<Int>) throws(DatasetError) {
    self.reader = reader
    let header = try reader.next(4)
    guard header.count == 4, header[0] == 0, header[1] == 0 else {
      throw .malformed(
        file: reader.name, place: .byte(0),
        expected: "an IDX header (00 00, type, number of dimensions)",
        found: header.isEmpty ? "an empty file" : hexadecimal(header))
    }
    guard let number = numbers[header[2]] else {
      throw .malformed(
        file: reader.name, place: .byte(2),
        expected: "an element type (\(hexadecimal(numbers.keys.sorted())))", found: hexadecimal([header[2]]))
    }
    let rank = Int(header[3])
    guard ranks.contains(rank) else {
      let expected = ranks.count == 1 ? "" : "\(ranks.lowerBound) to "
      throw .malformed(
        file: reader.name, place: .byte(3), expected: "\(expected)\(ranks.upperBound) dimensions",
        found: "\(rank)")
    }
    let sizes = try reader.next(4 * rank)
    guard sizes.count == 4 * rank else {
      throw .malformed(
        file: reader.name, place: .byte(4 + sizes.count), expected: "a header of \(4 + 4 * rank) bytes",
        found: "the end of the file")
    }
    type = NumberType(number, isBigEndian: true)
    let checked = try ArraySizes(
      sizes.withUnsafeBytes { UInt32.integers($0, isBigEndian: true) }, elementSize: type.size,
      limit: reader.largestPossibleContent,
      file: reader.name
    ) { .byte(4 + 4 * $0) }
    (dimensions, count) = (checked.dimensions, checked.count)
  }

  /// Reads the elements as values of samples.
  func values() throws(DatasetError) -> StoredValues { try type.values(count, from: reader, at: headerSize) }

  /// Reads the elements as labels, which must be whole numbers.
  func labels() throws(DatasetError) -> [Int] {
    guard let labels = try type.integers(count, from: reader, at: headerSize) else {
      throw .malformed(
        file: reader.name, place: .byte(2), expected: "labels of a type of whole numbers",
        found: "floating-point numbers")
    }
    return labels
  }

  private var headerSize: Int { 4 + 4 * dimensions.count }
}

/// The format's codes for the types of elements.
private let numbers: [UInt8: any StoredNumber.Type] = [
  0x08: UInt8.self, 0x09: Int8.self, 0x0b: Int16.self, 0x0c: Int32.self, 0x0d: Float.self, 0x0e: Double.self,
]

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
