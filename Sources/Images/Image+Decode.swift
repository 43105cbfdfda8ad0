extension Image {
  /// Decodes a PNG or JPEG file, told apart by their first bytes.
  ///
  /// Errors call the file `name`.
  /// Pixels are those that the file stores, turned upright where Exif data say how: PNG of every depth becomes eight
  /// bits a value, palettes become colour, transparency is dropped, gamma and colour profiles are not applied. A file that
  /// is damaged or cut off is an error, and so is CMYK.
  public init(decoding file: [UInt8], name: String) throws(ImageError) {
    guard let format = Self.formats.first(where: { file.starts(with: $0.signature) }) else {
      throw ImageError(name: name, expected: "a PNG or JPEG image", found: firstBytes(of: file))
    }
    let stored = try Self.stored(in: file, of: format, name: name)
    self = stored.upright(from: format.exif(file).map(Orientation.init(exif:)) ?? .upright)
  }

  private static let formats: [ImageFormat] = [.png, .jpeg]

  /// The image as it is stored.
  private static func stored(
    in file: [UInt8], of format: ImageFormat, name: String
  ) throws(ImageError) -> Image {
    let expected = "a whole \(format.name) image"
    let header = try readReportingFailure { message in
      file.withUnsafeBufferPointer { format.readHeader($0, message: message) }
    } orThrow: {
      ImageError(name: name, expected: expected, found: $0)
    }
    guard allows(width: header.width, height: header.height) else {
      throw ImageError(
        name: name, expected: "sides up to \(largestSide) and at most \(largestArea) pixels",
        found: "\(header.width)x\(header.height)")
    }
    let count = header.width * header.height * header.color.channels
    let pixels = try readReportingFailure { message in
      let pixels = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
        let room = UnsafeMutableBufferPointer(rebasing: room[..<count])
        let isRead = file.withUnsafeBufferPointer { format.readPixels($0, into: room, message: message) }
        filled = isRead ? count : 0
      }
      return pixels.isEmpty ? nil : pixels
    } orThrow: {
      ImageError(name: name, expected: expected, found: $0)
    }
    return Image(width: header.width, height: header.height, color: header.color, pixels: pixels)
  }
}

/// What a C function reads, or the error that its message makes.
private func readReportingFailure<Value>(
  _ read: (FailureMessage) -> Value?, orThrow error: (String) -> ImageError
) throws(ImageError) -> Value {
  var value: Value?
  let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: messageSize) { message in
    message.initialize(repeating: 0)
    value = message.baseAddress.flatMap(read)
    return message.baseAddress.map { String(cString: $0) } ?? ""
  }
  guard let value else { throw error(text) }
  return value
}

/// How a file begins, for messages.
private func firstBytes(of file: [UInt8]) -> String {
  guard !file.isEmpty else { return "an empty file" }
  let digits = file.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
  return "a file that begins with \(digits.joined(separator: " "))"
}
