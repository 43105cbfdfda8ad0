import Tensors
import Zlib

/// One `npy` file of which the header has been read.
struct NPYArray {
  /// Size of each dimension; the first is the number of records.
  let sizes: ArraySizes
  private let header: NPYHeader
  private let reader: ByteReader

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
  func labels() throws(DatasetError) -> [Int] {
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
}
