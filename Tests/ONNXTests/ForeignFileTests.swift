import Files
import Networks
import ONNX
import Tensors
import TestSupport
import Testing

/// Graphs as other programs write them become layers of ours.
@Suite struct ForeignFileTests {
  private typealias File = WireFile

  private func kinds(_ model: ONNXModel) -> [String] { model.spec.nodes.map(\.kind) }

  /// A tensor of the given values.
  private func tensor(_ name: String, _ sizes: [Int], _ values: [Float]) -> WireFile {
    let bytes = values.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    return sizes.reduce(WireFile()) { $0.number(1, $1) }.number(2, 1).text(8, name).content(9, bytes)
  }

  private func integers(_ name: String, _ values: [Int], sizes: [Int]? = nil) -> WireFile {
    let bytes = values.flatMap { withUnsafeBytes(of: Int64($0).littleEndian, Array.init) }
    return (sizes ?? [values.count]).reduce(WireFile()) { $0.number(1, $1) }.number(2, 7).text(8, name)
      .content(9, bytes)
  }

  @Test func aProductAndASumAreADenseLayer() throws {
    let bytes = File.model(
      [
        File.node("MatMul", ["x", "fc.weight"], ["a"]), File.node("Add", ["b", "a"], ["c"]),
        File.node("Dropout", ["c"], ["d"]), File.node("Relu", ["d"], ["e"]),
        File.node("Identity", ["e"], ["y"]),
      ],
      tensors: [tensor("fc.weight", [2, 3], [1, 2, 3, 4, 5, 6]), tensor("b", [3], [10, -60, 30])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(kinds(model) == ["dense"])
    #expect(model.weights.map(\.name) == ["fc.weight", "fc.bias"])
    #expect(model.weights[0].tensor == Tensor(shape: [3, 2], values: [1, 4, 2, 5, 3, 6]))
    #expect(try SampleModel.scores(model, [1, 10], count: 1) == [51, 0, 93])
  }

  @Test func weightsTheOtherWayRoundAreADenseLayer() throws {
    let bytes = File.model(
      [File.node("Gemm", ["x", "w", "b"], ["y"], [File.integer("transB", 0)])],
      tensors: [tensor("w", [2, 1], [3, 4]), tensor("b", [1, 1], [5])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(try SampleModel.scores(model, [1, 10], count: 1) == [48])
  }

  /// What `x.view(x.size(0), -1)` becomes, behind a mean over what is left of an image.
  @Test func shapesThatAreWorkedOutAreRead() throws {
    let bytes = File.model(
      [
        File.node("ReduceMean", ["x"], ["m"], [File.integers("axes", [-2, -1])]),
        File.node("Shape", ["m"], ["s"]), File.node("Gather", ["s", "zero"], ["n"]),
        File.node("Unsqueeze", ["n", "zero"], ["n1"]),
        File.node("Concat", ["n1", "rest"], ["t"], [File.integer("axis", 0)]),
        File.node("Reshape", ["m", "t"], ["f"]), File.node("Gemm", ["f", "w"], ["z"]),
        File.node("Softmax", ["z"], ["y"], [File.integer("axis", -1)]),
      ],
      tensors: [integers("zero", [0]), integers("rest", [-1]), tensor("w", [2, 2], [1, 0, 0, 1])],
      input: [File.info("x", [nil, 2, 3, 3])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(kinds(model) == ["global_avg_pool", "dense", "softmax"])
    let scores = try SampleModel.scores(model, [Float](repeating: 2, count: 18), count: 1)
    #expect(scores == [0.5, 0.5])
  }

  /// A view by strides of a mean over the image, as PyTorch's newer exporter writes it for any number of samples.
  private func view(step: Int = 2, offsets: [Int] = [0, 1]) -> [UInt8] {
    File.model(
      [
        File.node("Shape", ["x"], ["s"], [File.integer("start", 0), File.integer("end", 1)]),
        File.node("Squeeze", ["s"], ["n"]),
        File.node("ReduceMax", ["x", "axes"], ["m"]), File.node("Reshape", ["m", "all"], ["row"]),
        File.node("Range", ["zero", "n", "one"], ["r"]), File.node("Mul", ["r", "step"], ["r1"]),
        File.node("Unsqueeze", ["r1", "behind"], ["r2"]), File.node("Add", ["r2", "offsets"], ["r3"]),
        File.node("Add", ["zeros", "r3"], ["r4"]), File.node("Gather", ["row", "r4"], ["v"]),
        File.node("Reshape", ["v", "flat"], ["f"]), File.node("Gemm", ["f", "w"], ["y"]),
      ],
      tensors: [
        integers("axes", [-1, -2]), integers("all", [-1]), integers("zero", [0]), integers("one", [1]),
        integers("step", [step]), integers("behind", [1, 2, 3]), integers("flat", [-1, 2]),
        integers("offsets", offsets, sizes: [1, 2, 1, 1]), integers("zeros", [0], sizes: [1, 1, 1, 1]),
        tensor("w", [2, 2], [1, 0, 0, 1]),
      ], input: [File.info("x", [nil, 2, 1, 2])], opset: 18)
  }

  @Test func aViewOfAllValuesInTheirOrderIsRead() throws {
    let model = try ONNXModel.read(view(), file: "FILE")
    #expect(kinds(model) == ["global_max_pool", "dense"])
    #expect(try SampleModel.scores(model, [1, 2, 4, 3, 8, 7, 5, 6], count: 2) == [2, 4, 8, 6])
  }

  @Test(arguments: [
    (2, [1, 0]), (3, [0, 1]), (2, [0, 0]), (-2, [0, 1]), (2, [0, Int.max]), (1 << 40, [0, 1]),
  ])
  func otherViewsAreRefused(_ step: Int, _ offsets: [Int]) {
    let error = #expect(throws: FileError.self) {
      try ONNXModel.read(view(step: step, offsets: offsets), file: "FILE")
    }
    #expect(error?.kind == .unfit, "\(error?.description ?? "")")
  }

  /// As PyTorch's older exporter writes `flatten(2)`.
  @Test func someOfTheSizesAreTaken() throws {
    let bytes = File.model(
      [
        File.node("Shape", ["x"], ["s"]), File.node("Slice", ["s", "zero", "two", "zero"], ["front"]),
        File.node("Concat", ["front", "rest"], ["t"], [File.integer("axis", 0)]),
        File.node("Reshape", ["x", "t"], ["r"]), File.node("GlobalAveragePool", ["r"], ["p"]),
        File.node("Flatten", ["p"], ["y"]),
      ],
      tensors: [integers("zero", [0]), integers("two", [2]), integers("rest", [-1])],
      input: [File.info("x", [nil, 2, 2, 2])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(kinds(model) == ["reshape", "global_avg_pool"])
    #expect(try SampleModel.scores(model, [1, 2, 3, 6, 5, 5, 5, 9], count: 1) == [3, 6])
  }

  /// Squeeze-and-excitation as MobileNetV3 has it.
  @Test func factorsOfChannelsAreRead() throws {
    let slope = WireFile().text(1, "alpha").float(2, 1 / 6).number(20, 1)
    let bytes = File.model(
      [
        File.node("HardSwish", ["x"], ["h"]), File.node("GlobalAveragePool", ["h"], ["m"]),
        File.node("HardSigmoid", ["m"], ["s"], [slope]), File.node("Mul", ["s", "h"], ["y"]),
      ], input: [File.info("x", [nil, 2, 1, 2])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(kinds(model) == ["hard_swish", "global_avg_pool", "reshape", "hard_sigmoid", "multiply"])
    // hard_swish gives 6, 0, 9 and 9; means of 3 and more are factors of 1.
    #expect(try SampleModel.scores(model, [6, -3, 9, 9], count: 1) == [6, 0, 9, 9])
    // hard_swish gives 0, 0, 2/3 and 2/3; the means are factors of 1/2 and 11/18.
    let scores = try SampleModel.scores(model, [-4, 0, 1, 1], count: 1)
    #expect(worstDifference(scores, [0, 0, 11.0 / 27, 11.0 / 27]) < 1e-6)
  }

  @Test func otherProductsAreRefused() {
    let bytes = File.model(
      [
        File.node("Relu", ["x"], ["a"]), File.node("Flatten", ["x"], ["b"]),
        File.node("Mul", ["a", "b"], ["y"]),
      ],
      input: [File.info("x", [nil, 2, 2, 2])])
    let error = #expect(throws: FileError.self) { try ONNXModel.read(bytes, file: "FILE") }
    #expect(error?.description.contains("found shapes 2x2x2 and 8") == true, "\(error?.description ?? "")")
  }

  @Test func theInputsScalingIsRead() throws {
    let bytes = File.model(
      [
        File.node("Mul", ["x", "k"], ["a"]), File.node("Sub", ["a", "m"], ["b"]),
        File.node("Div", ["b", "d"], ["c"]), File.node("Relu", ["c"], ["y"]),
      ],
      tensors: [
        tensor("k", [], [1 / 255]), tensor("m", [1, 2, 1], [0.485, 0.5]),
        tensor("d", [2, 1], [0.229, 0.25]),
      ], input: [File.info("x", [nil, 2, 3])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(model.scaling == ONNXScaling(divisor: 255, mean: [0.485, 0.5], deviation: [0.229, 0.25]))
    #expect(kinds(model) == ["relu"])
  }

  @Test func inputsThatAreScaledInTwoWaysAreRefused() {
    let bytes = File.model(
      [
        File.node("Div", ["x", "k"], ["a"]), File.node("Relu", ["a"], ["b"]),
        File.node("Relu", ["x"], ["c"]), File.node("Add", ["b", "c"], ["y"]),
      ], tensors: [tensor("k", [], [255])])
    let error = #expect(throws: FileError.self) { try ONNXModel.read(bytes, file: "FILE") }
    #expect(error?.description.contains("read the input scaled alike") == true)
  }

  /// Padding by TensorFlow's other rule, with more at the beginning.
  @Test func paddingByARuleIsRead() throws {
    let rule = WireFile().text(1, "auto_pad").text(4, "SAME_LOWER").number(20, 3)
    let bytes = File.model(
      [File.node("Conv", ["x", "w"], ["y"], [rule])], tensors: [tensor("w", [1, 1, 2], [1, 10])],
      input: [File.info("x", [nil, 1, 3])])
    let model = try ONNXModel.read(bytes, file: "FILE")
    #expect(try SampleModel.scores(model, [1, 2, 3], count: 1) == [10, 21, 32])
  }
}
