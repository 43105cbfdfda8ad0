/// Elements as they lie in the memory of the processors that the engine knows: little-endian.
extension Array where Element: BitwiseCopyable & ExpressibleByIntegerLiteral {
  /// The bytes of all elements.
  var bytes: [UInt8] { withUnsafeBytes(Array<UInt8>.init) }

  /// As many elements as bytes fill.
  init(bytes: [UInt8]) {
    self.init(repeating: 0, count: bytes.count / MemoryLayout<Element>.stride)
    withUnsafeMutableBytes { $0.copyBytes(from: bytes.prefix($0.count)) }
  }
}
