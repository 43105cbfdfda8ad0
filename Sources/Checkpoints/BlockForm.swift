/// How the values of one block are stored.
///
/// A tensor is stored as blocks of 65,536 values, the last one of what is left. Each is: the number of the bytes that
/// follow in it, 32 bits, lowest byte first; its values in one of the forms below; the CRC-32, lowest byte first, of
/// the form's bytes from `checkedFrom` on. Blocks do not need one another, so that a tensor is written and read piece
/// by piece.
protocol BlockForm: Sendable {
  /// The fewest bytes that a value takes; 0 where there is no bound.
  var leastBytesPerValue: Int { get }

  /// The most bytes that a number of values takes.
  func bound(_ count: Int) -> Int

  /// Where the bytes begin that the checksum covers; those before are each a part of a value, bit by bit, so that the
  /// tensor's digest covers them.
  func checkedFrom(_ count: Int) -> Int

  /// Stores values of which the first is the tensor's at `start`; returns how many bytes that took.
  func encode(
    _ values: UnsafeBufferPointer<Float>, at start: Int, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int

  /// Fills in values; returns whether the bytes were those of exactly that many.
  func decode(
    _ stored: UnsafeBufferPointer<UInt8>, at start: Int, into values: UnsafeMutableBufferPointer<Float>
  ) -> Bool
}

/// The values in a block.
let blockSize = 65_536

extension UnsafeMutableBufferPointer {
  /// The elements in a range, counted from 0.
  func part(_ range: some RangeExpression<Int>) -> UnsafeMutableBufferPointer {
    UnsafeMutableBufferPointer(rebasing: self[range.relative(to: self)])
  }
}

extension UnsafeBufferPointer {
  /// The elements in a range, counted from 0.
  func part(_ range: some RangeExpression<Int>) -> UnsafeBufferPointer {
    UnsafeBufferPointer(rebasing: self[range.relative(to: self)])
  }
}
