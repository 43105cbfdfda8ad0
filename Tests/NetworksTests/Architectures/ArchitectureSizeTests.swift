import Networks
import Settings
import Tensors
import Testing

/// What `width` and `dropout` make of the built-in architectures.
@Suite struct ArchitectureSizeTests {
  @Test(arguments: Architecture.all.map(\.name))
  func widthChangesParametersAndNothingElse(_ name: String) throws {
    let architecture = try Architecture.named(name)
    func table(_ width: Double) throws -> LayerTable {
      let spec = try architecture.spec(input: architecture.input, classes: 10, width: width)
      return LayerTable(try NetworkShapes(spec, inputShape: architecture.input))
    }
    let (half, whole, double) = (try table(0.5), try table(1), try table(2))
    guard name != "softmax" else {
      #expect(half.parameters == whole.parameters && whole.parameters == double.parameters)
      return
    }
    #expect(half.parameters < whole.parameters && whole.parameters < double.parameters)
    // The sides of the layers stay; shortcuts of mobilenet_v2 appear and vanish with equal channels.
    guard name != "mobilenet_v2" else { return }
    #expect(half.rows.map(\.name) == whole.rows.map(\.name))
    #expect(
      half.rows.filter { $0.output.rank > 1 }.map { $0.output.dimensions.dropFirst() }
        == double.rows.filter { $0.output.rank > 1 }.map { $0.output.dimensions.dropFirst() })
  }

  /// As in the reference implementation with `width_mult`: multiples of 8, the last layer never narrower.
  @Test(arguments: [(0.5, 1_968_680), (0.75, 2_636_424), (1.4, 6_108_776)])
  func mobilenetV2IsAsWideAsPublished(_ width: Double, _ parameters: Int) throws {
    let spec = try Architecture.named("mobilenet_v2").spec(
      input: [3, 224, 224], classes: 1000, width: width)
    let table = LayerTable(try NetworkShapes(spec, inputShape: [3, 224, 224]))
    #expect(table.parameters == parameters)
  }

  @Test(arguments: [
    ("alexnet", [0.5, 0.5]), ("vgg16", [0.5, 0.5]), ("inception", [0.2]), ("mobilenet_v1", [0.001]),
    ("mobilenet_v2", [0.2]), ("mlp", [0.2, 0.2]), ("cnn3d", [0.2, 0.3, 0.4]), ("resnet18", []),
    ("lenet5", []), ("densenet", []), ("xception", []), ("cnn1d", []), ("softmax", []),
  ])
  func dropoutIsTheOriginalsOrWhatWasAskedFor(_ name: String, _ own: [Double]) throws {
    #expect(try Self.rates(name, dropout: nil) == own)
    #expect(try Self.rates(name, dropout: 0) == [])
    #expect(try Self.rates(name, dropout: 0.3) == [Double](repeating: 0.3, count: max(1, own.count)))
    guard own.isEmpty else { return }
    let spec = try Architecture.named(name).spec(
      input: Architecture.named(name).input, classes: 3, dropout: 0.3)
    #expect(spec.nodes.suffix(2).map(\.kind) == ["dropout", "dense"])
  }

  private static func rates(_ name: String, dropout: Double?) throws -> [Double] {
    let architecture = try Architecture.named(name)
    let spec = try architecture.spec(input: architecture.input, classes: 3, dropout: dropout)
    return spec.nodes.filter { $0.kind == "dropout" }.compactMap {
      if case .number(let rate)? = $0.layer.settings["rate"] { rate } else { nil }
    }
  }
}
