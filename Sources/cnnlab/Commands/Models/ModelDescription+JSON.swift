import Lab
import Reports
import Tracking

extension ModelDescription {
  /// All of it, with the graph and every tensor.
  var json: JSONValue {
    .object([
      ("version", version?.json ?? .null), ("versions", .array(versions.map { .text($0.reference) })),
      ("run", .text(run.id.description)), ("run_name", .text(run.name)),
      ("epoch", JSONValue(checkpoint.epoch)), ("step", JSONValue(checkpoint.step)),
      ("checkpoint_tags", .array(checkpoint.tags.map(\.rawValue).sorted().map(JSONValue.text))),
      ("parent", parentJSON),
      ("metrics", .object(metrics.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })),
      ("dataset", .text(run.dataset)), ("dataset_fingerprint", .text(run.datasetFingerprint)),
      ("split_hash", .text(run.splitHash)), ("seed", .integer(run.seed)),
      ("git_commit", JSONValue(run.environment.gitCommit)),
      ("tool_version", .text(run.environment.toolVersion)), ("parameters", JSONValue(run.parameterCount)),
      ("multiply_adds", JSONValue(run.multiplyAdds)), ("stored_bytes", JSONValue(storedByteCount)),
      ("raw_bytes", JSONValue(rawByteCount)), ("packings", .array(packings.map(packingJSON))),
      ("input", inputJSON),
      ("classes", .array(input.classes.map(JSONValue.text))), ("loss", .text(input.loss)),
      ("architecture", .text(run.architecture)), ("architecture_hash", .text(run.architectureHash)),
      ("architecture_graph", .text(graph)), ("seal", JSONValue(proof?.seal)), ("golden", goldenJSON),
      ("tensors", .array(tensors.map(tensorJSON))), ("log", .array(events.map(\.json))),
    ])
  }

  private var parentJSON: JSONValue {
    guard let parent else { return .null }
    return .object([
      ("reference", .text(parent.reference)), ("run", .text(parent.run.description)),
      ("epoch", JSONValue(parent.epoch)), ("seal", JSONValue(parent.seal)),
    ])
  }

  private func packingJSON(_ packing: PackingRecord) -> JSONValue {
    .object([
      ("precision", .text(packing.precision.rawValue)), ("stored_bytes", JSONValue(packing.storedByteCount)),
      (
        "metrics",
        .object(
          packing.metrics.sorted { $0.key < $1.key }.map { ("val.\($0.key)", JSONValue($0.value)) })
      ),
    ])
  }

  private var inputJSON: JSONValue {
    .object([
      ("shape", .array(input.shape.map { JSONValue($0) })), ("channels", .text("first")),
      ("value_maximum", JSONValue(input.valueMaximum)), ("divisor", JSONValue(input.divisor)),
      ("mean", .array(input.mean.map { JSONValue($0) })),
      ("deviation", .array(input.deviation.map { JSONValue($0) })), ("resampling", .text(input.resampling)),
    ])
  }

  private var goldenJSON: JSONValue {
    guard let golden = proof?.golden else { return .null }
    return .object([
      ("digest", JSONValue(proof?.goldenDigest)), ("samples", JSONValue(golden.input.sampleCount)),
      ("scores", .array(golden.scores.map { JSONValue(Double($0)) })),
    ])
  }

  private func tensorJSON(_ tensor: TensorHeader) -> JSONValue {
    .object([
      ("name", .text(tensor.name)), ("shape", .array(tensor.shape.map { JSONValue($0) })),
      ("codec", JSONValue(tensor.codec)), ("stored_bytes", JSONValue(tensor.storedByteCount)),
      ("raw_bytes", JSONValue(tensor.rawByteCount)), ("digest", .text(tensor.digest)),
    ])
  }
}
