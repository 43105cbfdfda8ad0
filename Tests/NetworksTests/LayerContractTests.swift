import Networks
import Settings
import Tensors
import TestSupport
import Testing

/// What every kind of layer must hold to; a new kind fails here until `LayerExample.all` has one of it.
@Suite struct LayerContractTests {
  @Test func everyKindHasAnExample() {
    #expect(Set(LayerExample.all.map(\.kind)) == Set(LayerCatalog.kinds))
  }

  /// The layer between a trainable front of the input's shape and a dense layer.
  private func surrounded(_ example: LayerExample) throws -> NetworkSpec {
    let size = example.input[0]
    let front =
      example.input.rank > 1
      ? #""conv\#(example.input.rank - 1)d": {"filters": \#(size), "kernel": 1}"# : #""dense": \#(size)"#
    let names = (1...example.inputCount).map { "front\($0)" }
    let fronts = names.map { #"{"name": "\#($0)", "inputs": ["input"], \#(front)}"# }
    let alone = try Network(NetworkSpec(layers: "[\(example.json)]"), inputShape: example.input, seed: 1)
    let tail = alone.outputShape.rank > 1 ? [#""flatten""#, #"{"dense": 3}"#] : [#"{"dense": 3}"#]
    let layers = fronts + [example.json(reading: names)] + tail
    return try NetworkSpec(layers: "[\(layers.joined(separator: ", "))]")
  }

  @Test(arguments: LayerExample.all, [2, 3])
  func planGivesTheInferredShape(_ example: LayerExample, _ batch: Int) throws {
    let spec = try NetworkSpec(layers: "[\(example.json)]")
    let network = try Network(spec, inputShape: example.input, seed: 1)
    let context = try ComputeContext(threads: 1)
    let count = batch * example.input.count
    for mode in [ExecutionPlan.Mode.training, .inference] {
      let plan = try ExecutionPlan(network, batchSize: batch, mode: mode, context: context)
      #expect(plan.logits.layout.shape == [batch, network.outputShape.count])
      let values = referenceValues(count, seed: 1).map { Float($0) }
      try plan.input.load(Tensor(shape: example.input.batched(batch), values: values))
      try plan.forward()
      #expect(plan.logits.values.allSatisfy { $0.isFinite })
      #expect(plan.logits.values.contains { $0 != 0 })
    }
  }

  @Test(arguments: LayerExample.all)
  func gradientsAgreeWithFiniteDifferences(_ example: LayerExample) throws {
    let network = try Network(surrounded(example), inputShape: example.input, seed: 5)
    let errors = try GradientCheck(network, batchSize: 4).worstErrors()
    #expect(errors.count == network.parameters.count(where: \.isTrainable))
    for (parameter, error) in errors {
      #expect(error < GradientCheck.tolerance, "\(parameter)")
    }
  }

  @Test(arguments: LayerExample.all)
  func isReadBackFromItsJSON(_ example: LayerExample) throws {
    let spec = try surrounded(example)
    let again = try NetworkSpec(canonicalText: spec.canonicalText)
    #expect(again == spec)
    #expect(again.hash == spec.hash)
    #expect(again.canonicalText == spec.canonicalText)
  }

  @Test(arguments: LayerExample.all)
  func unknownKeysAreRefused(_ example: LayerExample) throws {
    let layer = try #require(NetworkSpec(layers: "[\(example.json)]").nodes.first).layer
    var settings = layer.settings
    let key = settings.keys.max()
    let stray = (key ?? "size") + "s"
    settings[stray] = .integer(1)
    let error = #expect(throws: NetworkError.self) {
      try NetworkSpec(name: "net", layers: .array([.object([example.kind: .object(settings)])]))
    }
    let message = try #require(error?.description)
    #expect(message.hasPrefix("architecture 'net', layer 1: unknown key '\(stray)'; "))
    #expect(message.hasSuffix(key.map { "; did you mean '\($0)'?" } ?? "; it has no settings"))
  }
}
