import Networks
import Tensors
import Testing

/// The layer table against numbers by hand.
@Suite struct LayerTableTests {
  @Test func countsLayerByLayer() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"name": "stem", "conv2d": {"filters": 4, "kernel": 3, "padding": "same"}}, "batch_norm",
         {"name": "side", "inputs": ["stem"], "max_pool2d": 2}, "flatten", {"dense": {"units": 5, "bias": false}}]
        """#)
    let table = LayerTable(try NetworkShapes(spec, inputShape: [3, 6, 6]))
    #expect(table.rows.map(\.name) == ["stem", "bn1", "side", "flatten1", "fc1"])
    #expect(table.rows.map(\.kind) == ["conv2d", "batch_norm", "max_pool2d", "flatten", "dense"])
    #expect(table.rows.map(\.inputs) == [["input"], ["stem"], ["stem"], ["side"], ["flatten1"]])
    #expect(table.rows.map(\.output) == [[4, 6, 6], [4, 6, 6], [4, 3, 3], [36], [5]])
    #expect(table.rows.map(\.parameters) == [4 * 3 * 9 + 4, 8, 0, 0, 36 * 5])
    #expect(table.rows.map(\.buffers) == [0, 8, 0, 0, 0])
    #expect(table.rows.map(\.multiplyAdds) == [36 * 4 * 27, 0, 0, 0, 180])
    #expect(table.rows.map(\.activationBytes) == [576, 576, 144, 144, 20])
    #expect((table.parameters, table.buffers) == (300, 8))
    #expect((table.weightBytes, table.multiplyAdds) == (1232, 36 * 4 * 27 + 180))
    #expect(table.activationBytes == 1460)
  }

  /// Shapes alone: the table of 138 million weights is there at once, and equals what a network would hold.
  @Test func drawsNoWeights() throws {
    let spec = try Architecture.named("vgg16").spec(input: [3, 224, 224], classes: 1000)
    let started = ContinuousClock.now
    let table = LayerTable(try NetworkShapes(spec, inputShape: [3, 224, 224]))
    #expect(ContinuousClock.now - started < .seconds(1))
    #expect(table.rows.count == spec.nodes.count)
    let small = try Architecture.named("resnet20").spec(input: [3, 32, 32], classes: 10)
    let network = try Network(small, inputShape: [3, 32, 32], seed: 1)
    #expect(LayerTable(network.shapes).parameters == network.trainableCount)
  }
}
