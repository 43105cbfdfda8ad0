import Foundation
import Tensors

/// The JSON that a safetensors file begins with: what tensors there are, and where.
struct SafetensorsHeader {
  /// One tensor: its type and shape, and its bytes counted from the end of the header.
  struct Entry {
    let name: String
    let type: SafetensorsType
    let shape: Shape
    let range: Range<Int>
  }

  /// The tensors in the order of their bytes.
  let entries: [Entry]
  let metadata: [String: String]

  /// A tensor as the JSON has it.
  struct Written: Codable {
    let type: String
    let shape, offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }
  }

  /// The header's members: `__metadata__` is a mapping of texts, every other a tensor.
  private struct Members: Decodable {
    var tensors: [String: Written] = [:]
    var metadata: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      for key in container.allKeys {
        if key.stringValue == "__metadata__" {
          metadata = try container.decode([String: String].self, forKey: key)
        } else {
          tensors[key.stringValue] = try container.decode(Written.self, forKey: key)
        }
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads and checks a header.
  ///
  /// - Parameters:
  ///   - dataSize: number of bytes after the header, which the tensors must fill without gap or overlap.
  ///   - file: what messages call the file.
  init(_ json: Data, dataSize: Int, file: String) throws(SafetensorsError) {
    let members: Members
    do {
      members = try JSONDecoder().decode(Members.self, from: json)
    } catch {
      throw SafetensorsError(
        .malformed, file,
        "expected a JSON header of tensors with dtype, shape and data_offsets, found another text")
    }
    metadata = members.metadata
    var entries: [Entry] = []
    for (name, written) in members.tensors { entries.append(try Self.entry(name, written, file)) }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound, $0.name) < (
        $1.range.lowerBound, $1.range.upperBound, $1.name
      )
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw SafetensorsError(
          .malformed, file,
          "tensor '\(entry.name)': expected its bytes to begin at \(end), where the one before ends, "
            + "found \(entry.range.lowerBound)")
      }
      end = entry.range.upperBound
    }
    guard end == dataSize else {
      throw SafetensorsError(
        .malformed, file, "expected \(end) bytes of tensors after the header, found \(dataSize)")
    }
    self.entries = entries
  }

  private static func entry(_ name: String, _ written: Written, _ file: String) throws(SafetensorsError)
    -> Entry
  {
    let place = "tensor '\(name.prefix(200))'"
    guard let type = SafetensorsType(rawValue: written.type) else {
      let known = SafetensorsType.allCases.map(\.rawValue).joined(separator: ", ")
      throw SafetensorsError(
        .malformed, file, "\(place): expected a dtype among \(known), found '\(written.type.prefix(40))'")
    }
    var size = type.size
    for dimension in written.shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else {
        throw SafetensorsError(
          .malformed, file, "\(place): expected a shape that can be counted, found \(written.shape.prefix(8))"
        )
      }
      size = product
    }
    guard written.offsets.count == 2, written.offsets[0] >= 0, written.offsets[1] >= written.offsets[0],
      written.offsets[1] - written.offsets[0] == size
    else {
      throw SafetensorsError(
        .malformed, file,
        "\(place): expected data_offsets that enclose \(size) bytes, found \(written.offsets.prefix(4))")
    }
    return Entry(
      name: name, type: type, shape: Shape(written.shape), range: written.offsets[0]..<written.offsets[1])
  }
}
