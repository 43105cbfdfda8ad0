import Halves
import Zlib

/// The header of an `npy` file (NumPy enhancement proposal 1, versions 1.0 to 3.0).
struct NPYHeader {
  let type: NumberType
  let isFortranOrder: Bool
  /// Size of each dimension.
  let sizes: [Int]
  /// Bytes before the elements.
  let byteCount: Int

  init(_ reader: ByteReader) throws(DatasetError) {
    let file = reader.name
    let start = try reader.next(8)
    guard start.count == 8, start.starts(with: [0x93] + Array("NUMPY".utf8)), (1...3).contains(start[6])
    else {
      throw .malformed(
        file: file, place: .byte(0), expected: "an npy file of version 1 to 3",
        found: start.isEmpty ? "an empty file" : "another")
    }
    let countSize = start[6] == 1 ? 2 : 4
    let count = try reader.next(countSize).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= largestHeader else {
      throw .malformed(
        file: file, place: .byte(8), expected: "a header of at most \(largestHeader) bytes",
        found: "\(count)")
    }
    let text = try reader.next(count)
    byteCount = 8 + countSize + text.count
    guard text.count == count else {
      throw .malformed(
        file: file, place: .byte(byteCount), expected: "a header of \(count) bytes",
        found: "the end of the file")
    }
    var literal = PythonDictionary(text)
    guard let values = literal.read(), values.count == 3, case .text(let name)? = values["descr"],
      case .boolean(let isFortranOrder)? = values["fortran_order"],
      case .integers(let sizes)? = values["shape"]
    else {
      throw .malformed(
        file: file, place: .byte(8 + countSize),
        expected: "a dictionary of 'descr' (one type of number), 'fortran_order' and 'shape'",
        found: "'\(String(decoding: text.prefix(60), as: UTF8.self))'")
    }
    guard let type = NumberType(numpyName: name) else {
      throw .malformed(
        file: file, place: .byte(8 + countSize),
        expected: "elements of a type among b1, i1 to i8, u1 to u8, f2, f4 and f8", found: "'\(name)'")
    }
    (self.type, self.isFortranOrder, self.sizes) = (type, isFortranOrder, sizes)
  }
}

/// NumPy itself writes a few hundred bytes.
private let largestHeader = 1 << 16

extension NumberType {
  /// The type of a NumPy name, such as `<f4`: byte order, kind, bytes a number.
  fileprivate init?(numpyName name: String) {
    guard let number = numpyNumbers[String(name.dropFirst())], let order = name.first, "<>|".contains(order)
    else { return nil }
    self.init(number, isBigEndian: order == ">")
    guard order != "|" || size == 1 else { return nil }
  }
}

private let numpyNumbers: [String: any StoredNumber.Type] = [
  "b1": Bool.self, "i1": Int8.self, "i2": Int16.self, "i4": Int32.self, "i8": Int64.self, "u1": UInt8.self,
  "u2": UInt16.self, "u4": UInt32.self, "u8": UInt64.self, "f2": Half.self, "f4": Float.self,
  "f8": Double.self,
]
