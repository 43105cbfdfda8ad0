/// A tensor to store that is encoded when the store asks for it, part by part, so that what is large is never in memory
/// as a whole beside the values themselves.
public struct TensorSource {
  /// The name within the checkpoint (`conv1.weight`).
  public let name: String
  /// The bytes before compression.
  public let rawByteCount: Int
  private let digest: (() throws -> String)?
  private let encoding: (_ take: ([UInt8]) throws -> Void) throws -> TensorHeader

  /// - Parameters:
  ///   - digest: gives the digest without encoding, where that can be; see `StoredTensor`.
  ///   - encoding: hands on the compressed parts, then returns what is known of the tensor. It may be asked twice and
  ///     must give the same both times.
  public init(
    _ name: String, rawByteCount: Int, digest: (() throws -> String)? = nil,
    encoding: @escaping (_ take: ([UInt8]) throws -> Void) throws -> TensorHeader
  ) {
    (self.name, self.rawByteCount) = (name, rawByteCount)
    (self.digest, self.encoding) = (digest, encoding)
  }

  /// A tensor that is encoded already.
  public init(_ tensor: StoredTensor) {
    self.init(tensor.name, rawByteCount: tensor.rawByteCount, digest: { tensor.digest }) { take in
      for part in tensor.parts { try take(part) }
      return tensor.header
    }
  }

  /// The tensor with all its parts.
  public func encoded() throws(StoreError) -> StoredTensor {
    var parts: [[UInt8]] = []
    do {
      let header = try encoding { parts.append($0) }
      return StoredTensor(header, parts: parts)
    } catch {
      throw refusal(error)
    }
  }

  /// Hands on the parts; errors of the store's own pass as they are.
  func encode(_ take: ([UInt8]) throws -> Void) throws -> TensorHeader {
    var failure: (any Error)?
    do {
      return try encoding { part in
        do { try take(part) } catch {
          failure = error
          throw error
        }
      }
    } catch {
      throw failure ?? refusal(error)
    }
  }

  /// The digest, where it can be had without encoding.
  func knownDigest() throws(StoreError) -> String? {
    do { return try digest?() } catch { throw refusal(error) }
  }

  private func refusal(_ error: any Error) -> StoreError {
    .invalidCheckpoint(detail: "tensor '\(name)': \(error)")
  }
}
