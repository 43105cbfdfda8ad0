import Networks
import Tensors
import Testing

/// Numbers of parameters and multiply-adds as published, at the published input.
@Suite struct ArchitectureCountTests {
  /// An architecture's published number of parameters.
  struct Count: Sendable, CustomTestStringConvertible {
    let name: String
    let input: Shape
    let classes: Int
    let parameters: Int
    /// What Keras counts beside them: running statistics.
    var buffers: Int?
    var testDescription: String { "\(name) \(input)" }

    init(_ name: String, _ input: Shape, _ classes: Int, _ parameters: Int, buffers: Int? = nil) {
      (self.name, self.input, self.classes) = (name, input, classes)
      (self.parameters, self.buffers) = (parameters, buffers)
    }
  }

  /// The numbers of torchvision's and Keras' documentation; those of the smaller ones as the comments say.
  static let counts: [Count] = [
    Count("softmax", [1, 28, 28], 10, 7850),
    // The multilayer perceptron of the Keras examples.
    Count("mlp", [1, 28, 28], 10, 669_706),
    Count("tutorial-cnn", [1, 28, 28], 10, 93_322),
    Count("lenet5", [1, 28, 28], 10, 61_706, buffers: 0), Count("lenet5", [1, 32, 32], 10, 61_706),
    // By hand: conv 640 + 36,928 + 73,856 + 147,584; 28 -> 26 -> 13 -> 11 -> 5 -> 2, so dense (128*2*2)*512+512 = 262,656
    // and 512*24+24 = 12,312.
    Count("sign-cnn", [1, 28, 28], 24, 533_976),
    Count("alexnet", [3, 224, 224], 1000, 61_100_840), Count("vgg11", [3, 224, 224], 1000, 132_863_336),
    Count("vgg13", [3, 224, 224], 1000, 133_047_848), Count("vgg16", [3, 224, 224], 1000, 138_357_544),
    Count("inception", [3, 224, 224], 1000, 6_624_904),
    Count("resnet18", [3, 224, 224], 1000, 11_689_512), Count("resnet34", [3, 224, 224], 1000, 21_797_672),
    Count("resnet50", [3, 224, 224], 1000, 25_557_032, buffers: 53_120),
    Count("densenet121", [3, 224, 224], 1000, 7_978_856),
    Count("mobilenet_v2", [3, 224, 224], 1000, 3_504_872),
    Count("xception", [3, 299, 299], 1000, 22_855_952, buffers: 22_910_480 - 22_855_952),
    Count("mobilenet_v1", [3, 224, 224], 1000, 4_231_976, buffers: 4_253_864 - 4_231_976),
    // 269,722, 464,154 and 853,018 with shortcuts free of parameters; two 1x1 convolutions with normalization are
    // 16*32 + 2*32 + 32*64 + 2*64 = 2752 more. The paper gives 0.27, 0.46 and 0.85 million.
    Count("resnet20", [3, 32, 32], 10, 269_722 + 2752), Count("resnet32", [3, 32, 32], 10, 464_154 + 2752),
    Count("resnet56", [3, 32, 32], 10, 853_018 + 2752),
    // The paper gives 0.8 million for L = 100, k = 12.
    Count("densenet", [3, 32, 32], 10, 769_162),
    // By hand: 128*8 + 256*128*5 + 128*256*3, two for each of 512 channels, 128*10 + 10.
    Count("cnn1d", [1, 128], 10, 1024 + 163_840 + 98_304 + 1024 + 1290, buffers: 1024),
    // VoxNet's paper gives 921,736 for 40 classes.
    Count("cnn3d", [1, 32, 32, 32], 40, 921_736),
  ]

  @Test(arguments: counts)
  func hasThePublishedNumberOfParameters(_ count: Count) throws {
    let table = try Self.table(count.name, count.input, classes: count.classes)
    #expect(table.parameters == count.parameters)
    if let buffers = count.buffers { #expect(table.buffers == buffers) }
  }

  @Test func everyArchitectureHasACount() {
    #expect(Set(Self.counts.map(\.name)) == Set(Architecture.all.map(\.name)))
  }

  /// In thousand millions, as torchvision's table of weights gives them to two decimals.
  @Test(arguments: [
    ("alexnet", 0.71), ("vgg11", 7.61), ("vgg13", 11.31), ("vgg16", 15.47), ("inception", 1.5),
    ("resnet18", 1.81), ("resnet34", 3.66), ("resnet50", 4.09), ("densenet121", 2.83), ("mobilenet_v2", 0.3),
  ])
  func multipliesAsOftenAsPublished(_ name: String, _ published: Double) throws {
    let table = try Self.table(name, [3, 224, 224], classes: 1000)
    #expect((Double(table.multiplyAdds) / 1e7).rounded() / 100 == published)
  }

  private static func table(_ name: String, _ input: Shape, classes: Int) throws -> LayerTable {
    let spec = try Architecture.named(name).spec(input: input, classes: classes)
    return LayerTable(try NetworkShapes(spec, inputShape: input))
  }
}
