import Tensors
import Zlib

/// One `npy` file of which the header has been read.
package struct NPYArray {
  /// Size of each dimension; the first is the number of records.
  package var dimensions: [Int] { sizes.dimensions }
  let sizes: ArraySizes
  private let header: NPYHeader
  private let reader: ByteReader

  /// Opens a file, plain or gzip, and reads its header.
  package init(path: String) throws(DatasetError) { try self.init(.open(path)) }

  init(_ reader: ByteReader) throws(DatasetError) {
    self.reader = reader
    let header = try NPYHeader(reader)
    sizes = try ArraySizes(
      header.sizes, elementSize: header.type.size, limit: reader.largestPossibleContent, file: reader.name
    ) { _ in .byte(8) }
    self.header = header
  }

  /// Reads the elements as samples, in logical order.
  func samples(spatial: Int?, channels: ChannelOrder?) throws(DatasetError) -> (StoredValues, shape: Shape) {
    let layout = try ArrayLayout(
      sizes.dimensions, spatial: spatial, channels: channels, isFortranOrder: header.isFortranOrder,
      file: reader.name)
    var stored = try header.type.values(sizes.count, from: reader, at: header.byteCount)
    stored.values = layout.arranged(stored.values)
    return (stored, layout.shape)
  }

  /// Reads the elements as labels: whole numbers, one a record.
  package func labels() throws(DatasetError) -> [Int] {
    guard let count = sizes.dimensions.first, sizes.count == count else {
      throw .unsuitable(
        data: reader.name, expected: "labels in an array of N or Nx1",
        found: sizes.dimensions.map(String.init).joined(separator: "x"))
    }
    guard let labels = try header.type.integers(sizes.count, from: reader, at: header.byteCount) else {
      throw .unsuitable(
        data: reader.name, expected: "labels of a type of whole numbers", found: "floating-point numbers")
    }
    return labels
  }

  /// Reads the elements of a table of one or two dimensions, row by row, in double precision.
  ///
  /// - Returns: the numbers, and whether the file has them in double precision.
  package func table() throws(DatasetError) -> (numbers: [Double], areDouble: Bool) {
    guard (1...2).contains(dimensions.count) else {
      throw .unsuitable(
        data: reader.name, expected: "numbers in an array of N or NxK",
        found: dimensions.map(String.init).joined(separator: "x"))
    }
    guard let numbers = try header.type.doubles(sizes.count, from: reader, at: header.byteCount) else {
      throw .unsuitable(
        data: reader.name, expected: "numbers of the type f2, f4 or f8", found: "whole numbers")
    }
    let (rows, columns) = (dimensions[0], dimensions.count > 1 ? dimensions[1] : 1)
    let areDouble = header.type.size == 8
    guard header.isFortranOrder, columns > 1 else { return (numbers, areDouble) }
    return ((0..<rows).flatMap { row in (0..<columns).map { numbers[$0 * rows + row] } }, areDouble)
  }
}
