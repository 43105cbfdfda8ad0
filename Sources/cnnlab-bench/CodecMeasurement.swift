import Checkpoints
import Foundation
import Tensors

/// Ratio and speed of one precision on some tensors.
struct CodecMeasurement {
  let precision: WeightPrecision
  let rawBytes: Int
  let storedBytes: Int
  /// Megabytes of float32 a second.
  let encoding, decoding, encodingWithDigest, decodingWithDigest: Double

  init(_ tensors: [Tensor], _ precision: WeightPrecision, times: Int) throws {
    self.precision = precision
    let encoded = tensors.map { EncodedTensor($0, precision: precision) }
    let rawBytes = encoded.reduce(0) { $0 + $1.rawByteCount }
    storedBytes = encoded.reduce(0) { $0 + $1.byteCount }
    self.rawBytes = rawBytes
    func rate(_ body: () throws -> Void) rethrows -> Double {
      // Small models are over in less than the clock tells apart.
      let repeats = max(1, 16_000_000 / max(rawBytes, 1))
      let seconds = try (0...times).map { _ in
        try ContinuousClock().measure { for _ in 0..<repeats { try body() } } / .seconds(1)
      }
      return Double(rawBytes * repeats) / seconds.dropFirst().sorted()[times / 2] / 1e6
    }
    encoding = rate {
      for tensor in tensors { _ = BlockCodec(tensor, precision).encode(tensor.values) }
    }
    decoding = try rate {
      for tensor in encoded { _ = try tensor.decoder(name: "tensor").uncheckedValues() }
    }
    encodingWithDigest = rate {
      for tensor in tensors { _ = EncodedTensor(tensor, precision: precision) }
    }
    decodingWithDigest = try rate { for tensor in encoded { _ = try tensor.decoded(name: "tensor") } }
  }

  var line: String {
    let ratio = Double(rawBytes) / Double(storedBytes)
    return String(
      format: "%@ %11d bytes  ratio %6.3f  encode %6.0f (%4.0f)  decode %6.0f (%4.0f)",
      precision.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0) as NSString, storedBytes, ratio,
      encoding, encodingWithDigest, decoding, decodingWithDigest)
  }
}
