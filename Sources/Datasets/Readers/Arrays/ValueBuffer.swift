/// Values that come run by run, kept as bytes until a run comes that is not.
struct ValueBuffer {
  private var bytes: [UInt8] = []
  private var floats: [Float] = []
  private var areFloats = false

  /// All values so far.
  var values: Samples.Values { areFloats ? .floats(floats) : .bytes(bytes) }

  /// The stored value that counts as 1.
  var valueMaximum: Int { areFloats ? 1 : 255 }

  mutating func append(_ run: some Collection<UInt8>) {
    if areFloats {
      floats.append(contentsOf: run.lazy.map(Float.init))
    } else {
      bytes.append(contentsOf: run)
    }
  }

  mutating func append(_ run: some Collection<Float>) {
    if !areFloats {
      areFloats = true
      floats = bytes.map(Float.init)
      bytes = []
    }
    floats.append(contentsOf: run)
  }
}

extension Collection<Float> {
  /// The same values as bytes, where all are whole and from 0 to 255.
  var bytes: [UInt8]? {
    let bytes = compactMap { UInt8(exactly: $0) }
    return bytes.count == count ? bytes : nil
  }
}
