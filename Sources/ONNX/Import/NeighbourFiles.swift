import Files
import Foundation

/// The files beside a model's own that hold values of its tensors, as PyTorch's exporter leaves them; opened when they are
/// first needed.
///
/// Which they are is said by a file that may be from anywhere: it may name files of its own folder alone.
struct NeighbourFiles {
  private let file: String
  private let folder: String?
  private var opened: [String: Data] = [:]

  /// - Parameters:
  ///   - file: the model's own; what messages call it.
  ///   - folder: where it is; nil for a model that is no file, which has no neighbours.
  init(of file: String, folder: String?) { (self.file, self.folder) = (file, folder) }

  /// The bytes of all files that were opened.
  var byteCount: Int { opened.values.reduce(0) { $0 + $1.count } }

  /// A tensor with the values that its entry says are in a neighbour.
  mutating func filled(_ tensor: WireTensorProto) throws(FileError) -> WireTensorProto {
    guard tensor.dataLocation == 1, let folder else { return tensor }
    let place = "initializer \(quoted(tensor.name))"
    let entries = Dictionary(tensor.externalData.map { ($0.key, $0.value) }) { first, _ in first }
    guard let name = entries["location"].flatMap(Self.plainName) else {
      throw FileError(
        .malformed, file,
        "\(place): expected its values in a file of the same folder, found \(quoted(entries["location"] ?? ""))"
      )
    }
    if opened[name] == nil {
      do throws(FileError) {
        opened[name] = try FileBytes(path: "\(folder)/\(name)").data()
      } catch {
        throw FileError(.unreadable, file, "\(place): its values are in another file: \(error)")
      }
    }
    let bytes = opened[name] ?? Data()
    let offset = entries["offset"].map { Int($0) ?? -1 } ?? 0
    let rest = (0...bytes.count).contains(offset) ? bytes.count - offset : -1
    let length = entries["length"].map { Int($0) ?? -1 } ?? rest
    guard (0...max(rest, 0)).contains(length), rest >= 0 else {
      throw FileError(
        .malformed, file,
        "\(place): expected values within the \(bytes.count) bytes of \(quoted(name)), found "
          + "\(quoted(entries["length"] ?? "all")) from \(quoted(entries["offset"] ?? "0")) on")
    }
    var tensor = tensor
    let start = bytes.startIndex + offset
    (tensor.rawData, tensor.dataLocation, tensor.externalData) = (bytes[start..<start + length], 0, [])
    return tensor
  }

  /// The name of a file in the same folder; nil for all other paths.
  private static func plainName(_ location: String) -> String? {
    let name = location.hasPrefix("./") ? String(location.dropFirst(2)) : location
    let isPlain =
      !["", ".", ".."].contains(name) && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    return isPlain ? name : nil
  }
}
