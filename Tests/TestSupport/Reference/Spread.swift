/// The `spread` of `scripts/golden/streams.py`: a value in -1..<1 from an index and the number of a stream.
public func spread(_ index: Int, _ stream: Int) -> Double {
  var h = UInt32(truncatingIfNeeded: index * 2_654_435_761 + stream * 40_503 + 12_345)
  h ^= h >> 15
  h = h &* 2_246_822_519
  h ^= h >> 13
  h = h &* 3_266_489_917
  h ^= h >> 16
  return Double(h) / 2_147_483_648 - 1
}

/// The values of the script's `filled`: `offset + scale * spread`, rounded to single precision.
public func spreadValues(_ count: Int, stream: Int, scale: Double, offset: Double = 0) -> [Float] {
  (0..<count).map { Float(offset + scale * spread($0, stream)) }
}
