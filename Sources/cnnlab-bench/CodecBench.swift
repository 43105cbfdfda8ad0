import ArgumentParser
import Checkpoints
import Tensors
import Tracking

/// `cnnlab-bench codec`: how small weights become, and how fast they are stored and read, on one core.
struct CodecBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codec", abstract: "Measure the codecs of weights: their ratio and their speed on one core.",
    discussion: "A large tensor of normally distributed values, or the weights of a stored run.")

  @Option(help: "The number of values of the large tensor.")
  var values = 16_777_216
  @Option(help: "A store with a run whose best weights are measured.")
  var store: String?
  @Option(name: .customLong("run"), help: "The run.")
  var reference: String?
  @Option(help: "How often each is measured; the median counts.")
  var times = 5

  func validate() throws {
    guard (1...1_000_000_000).contains(values), (1...1000).contains(times) else {
      throw ValidationError("expected 1 to 1,000,000,000 values and 1 to 1000 times")
    }
    guard (store == nil) == (reference == nil) else { throw ValidationError("--store goes with --run") }
  }

  func run() throws {
    let tensors = try weights()
    let bytes = 4 * tensors.reduce(0) { $0 + $1.values.count }
    print("\(tensors.count) tensors, \(bytes) bytes; MB/s of float32, with the digest in brackets")
    for precision in WeightPrecision.allCases {
      print(try CodecMeasurement(tensors, precision, times: times).line)
    }
  }

  private func weights() throws -> [Tensor] {
    guard let store, let reference else {
      var generator = SeededGenerator(seed: 1)
      let columns = min(values, 4096)
      let count = values / columns * columns
      return [
        Tensor(
          shape: [values / columns, columns], values: (0..<count).map { _ in 0.05 * generator.normal() })
      ]
    }
    let open = try Store.open(store, .readOnly)
    let checkpoint = try open.checkpoint(run: open.run(reference).id, .best)
    return try open.tensors(of: checkpoint).map { tensor in
      try EncodedTensor(
        shape: Shape(tensor.shape), codec: tensor.codec, rawByteCount: tensor.rawByteCount,
        digest: tensor.digest, parts: tensor.parts
      ).decoded(name: tensor.name)
    }
  }
}
