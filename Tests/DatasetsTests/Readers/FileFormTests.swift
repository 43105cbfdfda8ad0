import Datasets
import Images
import TestSupport
import Testing
import Zlib

/// Whatever a file holds, it is read as samples or refused with an error of its own.
@Suite struct FileFormTests {
  private static let files: [(FileForm, [UInt8])] = [
    (.csv, Array("label,a,b,c,d\n0,1,2,3,4\n\"1\",5,6,0.5,8\n".utf8)),
    (.idx, idx([2, 1, 2], [1, 2, 3, 4])),
    (.npy, npy([2, 3], [1, 2, 3, 4, 5, 6])),
    (.npz, decoded(NumPySamples.archive)),
    (.cifar, [UInt8](repeating: 7, count: 3073)),
    (
      .tar,
      tar([
        ("data_batch_1.bin", [UInt8](repeating: 7, count: 3073)),
        ("test_batch.bin", [UInt8](repeating: 7, count: 3073)),
      ])
    ),
    (.image, Image(width: 3, height: 2, color: .rgb, pixels: Array(0..<18)).png()),
    (.manifest, Array("path,label\na.png,1\nb.png,2\n".utf8)),
  ]

  @Test(arguments: files) func whatIsWholeIsReadPlainOrCompressed(form: FileForm, file: [UInt8]) throws {
    guard form != .npz else { return }
    let plain = try form.read(file)
    #expect(try form.read(gzip(file, crc32: crc32(file[...]))).fingerprint == plain.fingerprint)
  }

  @Test(arguments: files) func noTruncationGoesUnnoticed(form: FileForm, file: [UInt8]) {
    for length in lengths(upTo: file.count) where !isWhole(form, length, of: file.count) {
      #expect(throws: DatasetError.self, "\(form) of \(length)") { try form.read(Array(file[..<length])) }
    }
    for length in lengths(upTo: file.count) {
      let part = Array(file[..<length])
      let damaged = Array(gzip(part, crc32: crc32(part[...])).dropLast())
      #expect(throws: DatasetError.self, "\(form) of \(length)") { try form.read(damaged) }
    }
  }

  /// Samples of which the values are finite and the labels name classes, or an error.
  @Test(arguments: files) func aChangedByteMakesNothingInvalid(form: FileForm, file: [UInt8]) throws {
    for place in file.indices where file.count < 2000 || place % 37 == 0 {
      for change: UInt8 in [1, 0x80, 0xff] {
        var damaged = file
        damaged[place] ^= change
        for skips in [false, true] {
          do throws(DatasetError) {
            let dataset = try form.read(damaged, skippingBad: skips)
            #expect(dataset.train.storedFloats.allSatisfy { $0.isFinite })
            #expect(dataset.train.labels.allSatisfy { dataset.classes.indices.contains(Int($0)) })
          } catch {
            #expect(!error.description.isEmpty)
          }
        }
      }
    }
  }

  @Test(arguments: files) func whatIsNoneOfTheFormIsRefused(form: FileForm, file: [UInt8]) {
    for content in [[], [0], Array("GARBAGE of some length".utf8), [UInt8](repeating: 255, count: 600)] {
      #expect(throws: DatasetError.self) { try form.read(content) }
    }
    // What follows the end of a tar archive or of an image is passed over.
    guard form != .tar, form != .image else { return }
    #expect(throws: DatasetError.self) { try form.read(file + [0, 1, 2]) }
  }

  private func lengths(upTo count: Int) -> [Int] {
    var lengths = Set(0..<min(count, 200))
    lengths.formUnion(stride(from: 0, to: count, by: max(1, count / 100)))
    lengths.insert(count - 1)
    return lengths.sorted()
  }

  /// Whether so much of a file is a whole one: text up to the end of a line, an archive without its padding.
  private func isWhole(_ form: FileForm, _ length: Int, of count: Int) -> Bool {
    switch form {
    case .csv: [23, 24, count - 1].contains(length)
    case .tar: length >= count - 512
    case .manifest: [18, 19, count - 1].contains(length)
    default: false
    }
  }
}
