import Foundation
import TestSupport

/// The four files of a small dataset in the folder `mnist`, to be spoiled one by one.
struct IDXFiles {
  let folder: TemporaryFolder
  let trainImages = "mnist/train-images-idx3-ubyte"
  let trainLabels = "mnist/train-labels-idx1-ubyte"
  let testImages = "mnist/t10k-images-idx3-ubyte"
  let testLabels = "mnist/t10k-labels-idx1-ubyte"

  /// Three images of 2x3 pixels for training and two for testing.
  init() throws {
    folder = try TemporaryFolder()
    try write(idx([3, 2, 3], Array(0..<18)), to: trainImages)
    try write(idx([3], [7, 0, 9]), to: trainLabels)
    try write(idx([2, 2, 3], Array(100..<112)), to: testImages)
    try write(idx([2], [1, 2]), to: testLabels)
  }

  func write(_ content: [UInt8], to name: String) throws {
    try folder.write(Data(content), to: name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.path(name))
  }
}

/// An IDX file of the given sizes and elements, or of another type.
func idx(_ sizes: [UInt32], _ elements: [UInt8], type: UInt8 = 8) -> [UInt8] {
  [0, 0, type, UInt8(sizes.count)] + sizes.flatMap { withUnsafeBytes(of: $0.bigEndian, Array.init) }
    + elements
}

/// A gzip member that holds up to 65,535 bytes as one stored block (RFC 1951, section 3.2.4).
func gzip(_ content: [UInt8], crc32: UInt32) -> [UInt8] {
  let size = UInt16(content.count)
  let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  let sizes = [size, ~size].flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
  let trailer = [crc32, UInt32(size)].flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
  return header + [1] + sizes + content + trailer
}
