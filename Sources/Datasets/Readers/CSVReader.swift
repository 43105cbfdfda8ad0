package import Tensors

/// Reads images from comma-separated text.
///
/// A header line, then one image a line: its pixels, row by row, and its label, all decimal integers. Lines
/// end in LF or CR LF.
package struct CSVReader {
  /// What the text is called in errors.
  let file: String
  /// Shape of one image.
  let shape: Shape
  /// Name of the column that holds the label; every other column is a pixel.
  let labelColumn: String
  /// Labels are below this.
  let classCount: Int
  /// Pixels are at most this; it is read as 1.
  let pixelMaximum: Int

  package init(file: String, shape: Shape, labelColumn: String, classCount: Int, pixelMaximum: Int) {
    self.file = file
    self.shape = shape
    self.labelColumn = labelColumn
    self.classCount = classCount
    self.pixelMaximum = pixelMaximum
  }

  /// The images of a whole text.
  package func images(_ text: [UInt8]) throws(DatasetError) -> Samples {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    let labelPosition = try labelPosition(header: lines.popFirst() ?? [])
    var pixels: [UInt8] = []
    pixels.reserveCapacity(lines.count * shape.count)
    var labels: [Int32] = []
    labels.reserveCapacity(lines.count)
    for (number, line) in zip(2..., lines) {
      let start = pixels.count
      var position = 0
      for field in line.trimmingReturn.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        if position == labelPosition {
          labels.append(Int32(try value(of: field, named: "label", upTo: classCount - 1, line: number)))
        } else {
          pixels.append(UInt8(try value(of: field, named: "pixel", upTo: pixelMaximum, line: number)))
        }
        position += 1
      }
      guard position == shape.count + 1, pixels.count - start == shape.count else {
        throw malformed(number, expected: "\(shape.count + 1) columns", found: "\(position)")
      }
    }
    guard !labels.isEmpty else { throw malformed(2, expected: "at least one image", found: "the end") }
    return Samples(.bytes(pixels), shape: shape, labels: labels, valueMaximum: pixelMaximum)
  }

  private func labelPosition(header: ArraySlice<UInt8>) throws(DatasetError) -> Int {
    let names = header.trimmingReturn.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let position = names.firstIndex(where: { $0.elementsEqual(labelColumn.utf8) }) else {
      throw malformed(1, expected: "a header with the column '\(labelColumn)'", found: "none of that name")
    }
    guard names.count == shape.count + 1 else {
      throw malformed(
        1, expected: "\(shape.count) pixel columns, for images of \(shape)", found: "\(names.count - 1)")
    }
    return position
  }

  private func value(
    of field: ArraySlice<UInt8>, named name: String, upTo largest: Int, line: Int
  ) throws(DatasetError) -> Int {
    var value = 0
    for byte in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value <= largest else {
        value = -1; break
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard !field.isEmpty, (0...largest).contains(value) else {
      throw malformed(
        line, expected: "a \(name) from 0 to \(largest)",
        found: "'\(String(decoding: field.prefix(20), as: UTF8.self))'")
    }
    return value
  }

  private func malformed(_ line: Int, expected: String, found: String) -> DatasetError {
    .malformed(file: file, place: .line(line), expected: expected, found: found)
  }
}

extension ArraySlice<UInt8> {
  /// The line without the carriage return that may end it.
  fileprivate var trimmingReturn: ArraySlice<UInt8> { last == UInt8(ascii: "\r") ? dropLast() : self }
}
