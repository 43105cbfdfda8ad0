import Files
import Foundation
import Halves
import Tensors

/// A tensor of a file whose sizes, type and bytes were found to agree.
struct FileTensor {
  let name: String
  let shape: Shape
  let type: ElementType
  private let stored: WireTensorProto

  /// Checks a tensor.
  ///
  /// - Parameter name: what messages call it.
  init(_ stored: WireTensorProto, name: String, file: String) throws(FileError) {
    let place = "initializer \(quoted(name))"
    guard stored.dataLocation == 0, stored.externalData.isEmpty else {
      throw FileError(
        .unfit, file, "\(place): its values are in another file; save the model with all data in one file")
    }
    guard let type = ElementType(rawValue: stored.dataType) else {
      let known = ElementType.allCases.map(\.spelling).joined(separator: ", ")
      throw FileError(
        .unfit, file, "\(place): expected values of type \(known), found type \(stored.dataType)")
    }
    var count = 1
    for size in stored.dims {
      let (product, overflow) = count.multipliedReportingOverflow(by: Int(size))
      guard size >= 0, !overflow, stored.dims.count <= 8 else {
        throw FileError(
          .malformed, file,
          "\(place): expected up to 8 sizes that can be counted, found \(stored.dims.prefix(8))")
      }
      count = product
    }
    let found = Self.count(stored, type)
    guard found == count else {
      throw FileError(
        .malformed, file,
        "\(place): expected \(count) values of type \(type.spelling), found "
          + (found.map(String.init) ?? "\(stored.rawData.count) bytes"))
    }
    (self.name, shape, self.type, self.stored) = (name, Shape(stored.dims.map(Int.init)), type, stored)
  }

  /// How many values are stored; nil where bytes are left over.
  private static func count(_ stored: WireTensorProto, _ type: ElementType) -> Int? {
    if stored.hasRawData {
      let (count, rest) = stored.rawData.count.quotientAndRemainder(dividingBy: type.size)
      return rest == 0 ? count : nil
    }
    return switch type {
    case .float: stored.floatData.count
    case .int32, .half, .brainHalf: stored.int32Data.count
    case .int64: stored.int64Data.count
    case .double: stored.doubleData.count
    }
  }

  /// The values in single precision; nil for whole numbers.
  var floats: [Float]? {
    switch type {
    case .float: stored.hasRawData ? raw(UInt32.self).map(Float.init(bitPattern:)) : stored.floatData
    case .double:
      stored.hasRawData
        ? raw(UInt64.self).map { Float(Double(bitPattern: $0)) } : stored.doubleData.map { Float($0) }
    case .half: bits.map { Float(Half(bits: $0).value) }
    case .brainHalf: bits.map { Float(bitPattern: UInt32($0) << 16) }
    case .int32, .int64: nil
    }
  }

  /// The values of whole numbers; nil for others.
  var integers: [Int]? {
    switch type {
    case .int64: stored.hasRawData ? raw(Int64.self).map { Int($0) } : stored.int64Data.map { Int($0) }
    case .int32: stored.hasRawData ? raw(Int32.self).map { Int($0) } : stored.int32Data.map { Int($0) }
    default: nil
    }
  }

  /// The only value in single precision.
  var scalar: Float? { shape.count == 1 ? floats?.first : nil }

  /// Values of 16 bits.
  private var bits: [UInt16] {
    stored.hasRawData ? raw(UInt16.self) : stored.int32Data.map { UInt16(truncatingIfNeeded: $0) }
  }

  private func raw<Stored: FixedWidthInteger>(_ type: Stored.Type) -> [Stored] {
    stored.rawData.withUnsafeBytes { bytes in
      (0..<bytes.count / MemoryLayout<Stored>.size).map {
        Stored(
          littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Stored>.size, as: Stored.self))
      }
    }
  }
}
