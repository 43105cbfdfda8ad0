import Tensors

/// Memory whose values a training's state keeps.
struct KeptBuffer {
  /// Name of its part.
  let name: String
  let buffer: Buffer

  /// - Parameter role: what the memory is to the parameter.
  init(_ role: String, of parameter: Parameter, _ buffer: Buffer) {
    (name, self.buffer) = ("\(role)/\(parameter.name)", buffer)
  }

  /// Bytes of its part.
  var byteCount: Int { buffer.layout.shape.count * MemoryLayout<Float>.stride }

  /// The part with the values as they are now.
  var part: StatePart {
    get throws(EngineError) { StatePart(name: name, bytes: try buffer.plainBytes()) }
  }
}
