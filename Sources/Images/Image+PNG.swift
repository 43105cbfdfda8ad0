import CPNG

extension Image {
  /// The image as a PNG file of eight bits a value.
  public func png() -> [UInt8] {
    var header = cpng_header(width: UInt32(width), height: UInt32(height), channels: UInt32(channels))
    let capacity = cpng_largest_file(&header)
    return [UInt8](unsafeUninitializedCapacity: capacity) { file, count in
      count = cpng_write(&header, pixels, file.baseAddress, capacity)
      precondition(count > 0, "libpng cannot write an image of \(width)x\(height)")
    }
  }
}
