public import Datasets
import Foundation
public import Images
import Tensors

extension StoredModel {
  /// Image files as raw samples in the model's size and color, not yet prepared.
  ///
  /// - Throws: where a file cannot be read or is no image, or the model takes no images.
  public func samples(ofImages paths: [String]) throws -> Samples {
    let input = preparation.input
    guard input.rank == 3, [1, 3].contains(input[0]) else {
      throw LabError(.badData, "the model takes inputs of \(input), which images of files are not")
    }
    var pixels: [UInt8] = []
    for path in paths {
      let image = try Self.image(at: path).converted(to: input[0] == 1 ? .gray : .rgb)
        .resized(width: input[2], height: input[1])
      let start = pixels.count
      pixels += [UInt8](repeating: 0, count: input.count)
      pixels.withUnsafeMutableBufferPointer {
        image.copyPlanes(to: UnsafeMutableBufferPointer(rebasing: $0[start...]))
      }
    }
    let maximum = preparation.pixelMaximum
    let values: Samples.Values =
      maximum == 255 ? .bytes(pixels) : .floats(pixels.map { Float($0) * Float(maximum) / 255 })
    return Samples(
      values, shape: input, labels: [Int32](repeating: 0, count: paths.count), valueMaximum: maximum)
  }

  /// The image in a file.
  ///
  /// - Throws: where there is no such file, or it holds no whole image.
  public static func image(at path: String) throws -> Image {
    guard let handle = FileHandle(forReadingAtPath: path),
      let content = try? handle.read(upToCount: Image.largestArea + 1), content.count <= Image.largestArea
    else { throw LabError(.notFound, "\(path): expected an image file that can be read") }
    do {
      return try Image(decoding: [UInt8](content), name: path)
    } catch {
      throw LabError(.badData, error.description)
    }
  }
}
