import Digests
import Tensors

/// The digest of a tensor whose values come piece by piece.
struct RunningDigest {
  private var hash = SHA256()

  init(shape: Shape) {
    Array("\(shape)\n".utf8).withUnsafeBytes { hash.update($0) }
  }

  /// Takes the next values.
  mutating func update(_ values: UnsafeBufferPointer<Float>) { hash.update(UnsafeRawBufferPointer(values)) }

  /// The digest; see `tensorDigest`.
  consuming func finish() -> String { hash.finalize().hexadecimal }
}
