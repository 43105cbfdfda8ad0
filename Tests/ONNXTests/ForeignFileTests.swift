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

  private func integers(_ name: String, _ values: [Int]) -> WireFile {
    let bytes = values.flatMap { withUnsafeBytes(of: Int64($0).littleEndian, Array.init) }
    return WireFile().number(1, values.count).number(2, 7).text(8, name).content(9, bytes)
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
    let error = #expect(throws: ONNXError.self) { try ONNXModel.read(bytes, file: "FILE") }
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
