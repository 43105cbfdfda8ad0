import Tensors
import Zlib

/// The records of CIFAR's binary form: label bytes, then 32x32 red, green and blue bytes, each plane row by row.
struct CIFARRecords {
  /// Bytes of one image.
  static let imageSize = 3 * 32 * 32
  /// Label bytes before each image; the last of them is the label that is used.
  let labelSize: Int
  private(set) var pixels: [UInt8] = []
  private(set) var labels: [Int] = []
  /// What errors call the file that was read last.
  private var file = ""

  init(labelSize: Int) { self.labelSize = labelSize }

  /// Adds the records of a file.
  mutating func add(_ reader: ByteReader) throws(DatasetError) {
    file = reader.name
    let size = labelSize + Self.imageSize
    var offset = 0
    while true {
      let run = try reader.next(256 * size)
      guard run.count % size == 0, offset + run.count > 0 else {
        throw .malformed(
          file: reader.name, place: .byte(offset + run.count), expected: "whole records of \(size) bytes",
          found: "the end of the file")
      }
      guard !run.isEmpty else { return }
      for start in stride(from: 0, to: run.count, by: size) {
        labels.append(Int(run[start + labelSize - 1]))
        pixels += run[start + labelSize..<start + size]
      }
      offset += run.count
    }
  }

  /// All records as one part.
  var part: ReadPart {
    ReadPart(
      values: .bytes(pixels), shape: [3, 32, 32], valueMaximum: 255, labels: .numbers(labels), file: file)
  }
}
