/// The parts of a state that is being restored, none of which may be missing, left over or of another size.
struct RestoredParts {
  private var bytes: [String: [UInt8]] = [:]

  init(_ parts: [StatePart]) {
    for part in parts { bytes[part.name] = part.bytes }
  }

  /// Takes the elements of a part of so many.
  mutating func take<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>(
    _ name: String, count: Int
  ) throws(TrainingError) -> [Element] {
    [Element](bytes: try take(name, byteCount: count * MemoryLayout<Element>.stride))
  }

  /// Takes a part of so many bytes.
  mutating func take(_ name: String, byteCount: Int) throws(TrainingError) -> [UInt8] {
    guard let found = bytes.removeValue(forKey: name) else {
      throw .mismatch(expected: "'\(name)' in the training state", found: "none; it is of another training")
    }
    guard found.count == byteCount else {
      throw .mismatch(
        expected: "\(byteCount) bytes of '\(name)' in the training state", found: "\(found.count)")
    }
    return found
  }

  /// Refuses parts that nobody took.
  func finish() throws(TrainingError) {
    guard let name = bytes.keys.min() else { return }
    throw .mismatch(
      expected: "a training state of this network and optimizer", found: "one that has '\(name)' too")
  }
}
