import Images
import Tensors
import Zlib

extension ImageForm {
  /// Reads image files into samples `C x H x W` of one form; labels are names.
  ///
  /// - Parameters:
  ///   - list: the folder or file that lists them, for errors.
  ///   - bad: files that cannot be read are noted here; an image of another form always ends the reading.
  mutating func read(
    _ files: [ImageFile], of list: String, _ bad: inout BadRecords
  ) throws(DatasetError) -> ReadPart {
    var values: [UInt8] = []
    var labels: [String] = []
    for file in files {
      let image: Image
      do throws(DatasetError) {
        image = try file.load()
      } catch {
        try bad.note(error)
        continue
      }
      let fitted = try fit(image, of: file.path)
      if labels.isEmpty { try Self.reserve(files.count, of: fitted.pixels.count, in: &values, list: list) }
      let start = values.count
      values += repeatElement(0, count: fitted.pixels.count)
      values.withUnsafeMutableBufferPointer {
        fitted.copyPlanes(to: UnsafeMutableBufferPointer(rebasing: $0[start...]))
      }
      labels.append(file.label)
    }
    guard let shape, !labels.isEmpty else {
      throw .unsuitable(data: list, expected: "at least one image that can be read", found: "none")
    }
    return ReadPart(
      values: .bytes(values), shape: shape, valueMaximum: 255, labels: .names(labels), file: list)
  }

  /// Makes room for all samples at once, where the machine has it.
  private static func reserve(
    _ count: Int, of size: Int, in values: inout [UInt8], list: String
  ) throws(DatasetError) {
    let limit = ByteReader.standardLimit
    guard count <= limit / size else {
      throw .unsuitable(
        data: list, expected: "at most \(limit >> 20) MiB of images; the key 'size' makes them smaller",
        found: "\(count) images of \(size) bytes")
    }
    values.reserveCapacity(count * size)
  }
}
