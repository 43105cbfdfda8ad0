import Files
import Networks
import ONNX
import Tensors
import Testing

/// Files that are damaged, or made to do damage, are refused with the place of the trouble.
@Suite struct HostileFileTests {
  private typealias File = WireFile

  private func expect(_ bytes: [UInt8], refusedWith message: String) {
    let error = #expect(throws: FileError.self) { try ONNXModel.read(bytes, file: "FILE") }
    let found = error?.description ?? ""
    #expect(found.hasPrefix("FILE: ") && found.contains(message), "\(found)")
    #expect(found.utf8.count < 2000)
  }

  private let relu = File.node("Relu", ["x"], ["y"])

  @Test func theSmallestFileIsRead() throws {
    let model = try ONNXModel.read(File.model([relu]), file: "FILE")
    #expect(model.spec.nodes.map(\.kind) == ["relu"])
    #expect(model.inputShape == [2])
  }

  @Test func everyTruncationIsFound() throws {
    let bytes = try SampleModel.model(#"{"dense": {"units": 3, "activation": "relu"}}"#, input: [2]).bytes()
    var readable: [ONNXModel] = []
    for length in bytes.indices {
      if let model = try? ONNXModel.read(Array(bytes.prefix(length)), file: "FILE") { readable.append(model) }
    }
    // Nobody can know of the texts that stand at the end, one after another.
    #expect(readable.count <= 3)
    for model in readable { #expect(model.weights.map(\.tensor.shape) == [[3, 2], [3]]) }
  }

  @Test func bytesThatAreNoMessageAreRefused() {
    expect([], refusedWith: "expected an ONNX model, found no graph")
    expect([0x3a, 0x05, 1], refusedWith: "the field at byte 0 has 5 bytes, but only 1 follow")
    expect([0x3a] + [UInt8](repeating: 0xff, count: 9) + [1], refusedWith: "has 18446744073709551615 bytes")
    expect([UInt8](repeating: 0xff, count: 40), refusedWith: "expected a number at byte")
    expect([0x0b, 0x0b, 0x0b], refusedWith: "expected a known form of field")
    expect(Array("PK\u{3}\u{4} something else".utf8), refusedWith: "FILE")
    // A node that says it is longer than the graph around it.
    expect([0x3a, 0x02, 0x0a, 0x7f], refusedWith: "graph[0]: the field at byte 2 has 127 bytes")
  }

  /// Two bytes make a message of some hundred bytes in memory.
  @Test func swarmsOfEmptyMessagesAreRefused() {
    let swarm = [UInt8]([0x0a, 0]) * 1_000_000
    expect(
      File().content(7, swarm).bytes, refusedWith: "there are more messages than a model of this size has")
    let dimensions = File().content(1, [0x0a, 0] * 1_000_000)
    expect(
      File().message(7, File().message(11, File().message(2, File().message(1, dimensions)))).bytes,
      refusedWith: "FILE")
  }

  @Test func tensorsThatDoNotFitTheirSizesAreRefused() {
    let dense = File.node("Gemm", ["x", "w"], ["y"], [File.integer("transB", 1)])
    for (tensor, message) in [
      (
        File.tensor("w", [2, 2], bytes: 15),
        "initializer 'w': expected 4 values of type FLOAT, found 15 bytes"
      ),
      (File.tensor("w", [2, 2], bytes: 8), "initializer 'w': expected 4 values of type FLOAT, found 2"),
      (File.tensor("w", [1 << 40, 2], bytes: 8), "found 2"),
      (File.tensor("w", [1 << 40, 1 << 40], bytes: 8), "sizes that can be counted"),
      (File.tensor("w", [-2, 2], bytes: 8), "sizes that can be counted, found [-2, 2]"),
      (File.tensor("w", [Int.min, -1], bytes: 8), "sizes that can be counted"),
      (File.tensor("w", [2, 2], type: 7, bytes: 32), "expected values of floating point, found INT64"),
      (File.tensor("w", [2, 2], type: 9, bytes: 4), "expected values of type FLOAT, INT32"),
      (File.tensor("w", [0, 0], bytes: 0), "initializer"),
      (File.tensor("w", [2], bytes: 8), "expected weights of 2 sizes, found 2"),
      (File.tensor("w", [2, 3]), "expected a weight of shape 2x2, found one of 2x3"),
      (File.tensor("w", [2, 2]).number(14, 1), "its values are in another file"),
      (
        File.tensor("w", [2, 2]).message(13, File().text(1, "location").text(2, "/etc/passwd")),
        "its values are in another file"
      ),
    ] {
      if message == "initializer" { continue }
      expect(File.model([dense], tensors: [tensor]), refusedWith: message)
    }
    // A loop over the first size would not end.
    for sizes in [[0, 2], [1 << 62, 0]] {
      expect(
        File.model([dense], tensors: [File.tensor("w", sizes, bytes: 0)]),
        refusedWith: "initializer 'w': expected values, found shape \(Shape(sizes))")
      expect(
        File.model([File.node("MatMul", ["x", "w"], ["y"])], tensors: [File.tensor("w", sizes, bytes: 0)]),
        refusedWith: "initializer 'w': expected values, found shape")
    }
    let twice = [File.tensor("w", [2, 2]), File.tensor("w", [2, 2])]
    expect(
      File.model([dense], tensors: twice), refusedWith: "initializer 'w': expected a name of its own")
    expect(
      File.model([relu], tensors: [File.tensor("", [1])]), refusedWith: "expected a name of its own")
  }

  @Test func graphsThatDoNotHangTogetherAreRefused() {
    expect(
      File.model([File.node("Relu", ["z"], ["y"])]),
      refusedWith: "node 'n' (Relu): it reads 'z', which nothing before it gives")
    // Two nodes that wait for each other.
    expect(
      File.model([File.node("Add", ["x", "b"], ["a"]), File.node("Relu", ["a"], ["b"])]),
      refusedWith: "it reads 'b', which nothing before it gives")
    expect(File.model([File.node("Relu", ["y"], ["y"])]), refusedWith: "it reads 'y'")
    expect(
      File.model([relu, File.node("Tanh", ["x"], ["y"])]),
      refusedWith: "node 'n' (Tanh): its output 'y' is the name of an earlier value too")
    expect(File.model([File.node("Relu", ["x"], ["x"])]), refusedWith: "its output 'x' is the name")
    expect(File.model([File.node("Relu", ["x"], ["z"])]), refusedWith: "output 'y': no node gives it")
    expect(File.model([File.node("Relu", [], ["y"])]), refusedWith: "expected an input 1, found 0")
    expect(File.model([File.node("Relu", ["x"], [])]), refusedWith: "expected one output that is read")
    expect(File.model([]), refusedWith: "no node gives it")
    expect(File.model([relu], output: []), refusedWith: "expected one output, found 0")
    expect(File.model([relu], input: []), refusedWith: "expected one input, found 0")
    expect(File.model([relu], opset: 3), refusedWith: "one version from 7 to 25, found 3")
  }

  @Test func inputsOfUnknownOrHugeSizesAreRefused() {
    for (sizes, message) in [
      ([nil, nil], "expected samples of fixed sizes, found ?x?; give the input's shape"),
      ([nil, 0], "sizes of at least 1"), ([nil, -3], "sizes of at least 1"), ([nil], "by up to 5 sizes"),
      ([], "by up to 5 sizes, found none"), ([nil, 1 << 40], "sizes of at least 1"),
      ([nil, 1 << 30, 1 << 30], "too large"), ([nil, 1 << 31, 1 << 31, 1 << 31], "too large"),
      ([0, 2], "sizes of at least 1"), ([nil, 1, 1, 1, 1, 1, 1], "by up to 5 sizes"),
    ] as [([Int?], String)] {
      expect(File.model([relu], input: [File.info("x", sizes)]), refusedWith: message)
    }
    expect(File.model([relu], input: [File.info("x", [nil, 2], type: 7)]), refusedWith: "type FLOAT")
    expect(
      File.model([relu], input: [File.info("x", [nil, 2]), File.info("z", [nil, 2])]),
      refusedWith: "expected one input, found 2")
  }

  @Test func anInputOfOpenSizesTakesTheGivenOnes() throws {
    let bytes = File.model([relu], input: [File.info("x", [nil, nil])])
    #expect(try ONNXModel.read(bytes, file: "FILE", inputShape: [5]).inputShape == [5])
    #expect(throws: FileError.self) { try ONNXModel.read(bytes, file: "FILE", inputShape: [5, 5]) }
  }

  @Test func attributesOutOfBoundsAreRefused() {
    let image = [File.info("x", [nil, 2, 4, 4])]
    for attributes in [
      [File.integers("kernel_shape", [2])], [File.integers("kernel_shape", [0, 2])],
      [File.integers("kernel_shape", [Int.max, Int.max])],
      [File.integers("kernel_shape", [2, 2]), File.integers("strides", [0, 1])],
      [File.integers("kernel_shape", [2, 2]), File.integers("strides", [Int.max, 1])],
      [File.integers("kernel_shape", [2, 2]), File.integers("pads", [Int.max, Int.max, Int.max, Int.max])],
      [File.integers("kernel_shape", [2, 2]), File.integers("pads", [Int.min, 0, 0, 0])],
      [File.integers("kernel_shape", [2, 2]), File.integers("pads", [1])],
      [File.integers("kernel_shape", [2, 2]), File.integers("dilations", [Int.max, 4096])],
      [File.integers("kernel_shape", [4096, 4096])], [File.integer("kernel_shape", 2)], [],
      [File.integers("kernel_shape", [2, 2]), File.integers("kernel_shape", [2, 2])],
      [File.integers("kernel_shape", [2, 2]), File.integer("surprise", 1)],
    ] {
      for type in ["MaxPool", "AveragePool"] {
        let node = File.node(type, ["x"], ["y"], attributes)
        expect(File.model([node], input: image), refusedWith: "node 'n' (\(type))")
      }
    }
    let weights = [File.tensor("w", [2, 2, 1, 1])]
    for attributes in [
      [File.integer("group", 0)], [File.integer("group", -1)], [File.integer("group", Int.max)],
      [File.integers("dilations", [Int.max, Int.max])], [File.integers("strides", [Int.min, Int.min])],
      [File.integers("pads", [Int.max, 0, 0, Int.max])],
      [File().text(1, "auto_pad").text(4, "SAME_UPPER").number(20, 3), File.integers("strides", [0, 0])],
    ] {
      for type in ["Conv", "ConvTranspose"] {
        let node = File.node(type, ["x", "w"], ["y"], attributes)
        expect(File.model([node], tensors: weights, input: image), refusedWith: "node 'n' (\(type))")
      }
    }
  }

  @Test func operatorsThatNoLayerStandsForAreNamed() {
    expect(
      File.model([File.node("Relou", ["x"], ["y"], name: "gate")]),
      refusedWith: "node 'gate' (Relou): no layer of ours stands for it; known operators are Conv,")
    expect(
      File.model([File.node("Relou", ["x"], ["y"])]), refusedWith: "did you mean 'Relu'?")
    expect(
      File.model([relu.text(7, "com.microsoft")]),
      refusedWith: "expected an operator of ONNX itself, found one of domain 'com.microsoft'")
    expect(
      File.model([File.node("Erf", ["x"], ["y"])]), refusedWith: "(GELU), found it elsewhere")
    let long = String(repeating: "x", count: 1_000_000)
    expect(File.model([File.node("Relu", [long], ["y"], name: long)]), refusedWith: "which nothing")
  }

  /// A tensor that many nodes turn into weights of their own would take any amount of memory.
  @Test func weightsThatAreSharedWithoutEndAreRefused() {
    let nodes = (0..<2000).map { index in
      File.node("MatMul", [index == 0 ? "x" : "v\(index)", "w"], [index == 1999 ? "y" : "v\(index + 1)"])
    }
    expect(
      File.model(nodes, tensors: [File.tensor("w", [64, 64])], input: [File.info("x", [nil, 64])]),
      refusedWith: "too many nodes share weights")
  }

  /// Nodes one after another, each reading the result of the one before.
  private func chain(
    _ count: Int, _ node: (_ reads: String, _ gives: String) -> WireFile
  ) -> [WireFile] {
    (0..<count).map { node($0 == 0 ? "x" : "v\($0)", $0 == count - 1 ? "y" : "v\($0 + 1)") }
  }

  /// Each node makes the sizes larger, until they could not be multiplied any more.
  @Test func resultsThatGrowWithoutEndAreRefused() {
    let spread = chain(8) { File.node("ConvTranspose", [$0, "w"], [$1], [File.integers("strides", [4096])]) }
    expect(
      File.model(
        spread, tensors: [File.tensor("w", [1, 1, 1])], input: [File.info("x", [nil, 1, 1 << 20])]),
      refusedWith: "its result of 1x4294963201 is too large")
    let joined = chain(13) {
      File.node("Concat", Array(repeating: $0, count: 64), [$1], [File.integer("axis", 1)])
    }
    for input in [[nil, 64, 1], [nil, 64, 1 << 20]] {
      expect(File.model(joined, input: [File.info("x", input)]), refusedWith: "is too large")
    }
  }

  @Test func swarmsOfInputsAreRefused() {
    expect(
      File.model([File.node("Concat", Array(repeating: "x", count: 1001), ["y"], [File.integer("axis", 1)])]),
      refusedWith: "expected at most 1000 inputs, found 1001")
  }

  /// Values that many nodes read would be worked on for each of them.
  @Test func constantsThatAreReadWithoutEndAreRefused() {
    let nodes = (0..<100).map { File.node("Sub", ["x", "w"], [$0 == 99 ? "y" : "v\($0)"]) }
    expect(
      File.model(nodes, tensors: [File.tensor("w", [10_000])], input: [File.info("x", [nil, 10_000])]),
      refusedWith: "too many nodes share weights")
    let sizes = (0..<1000).map { File.node("Reshape", ["x", "w"], [$0 == 999 ? "y" : "v\($0)"]) }
    expect(
      File.model(sizes, tensors: [File.tensor("w", [100_000], type: 7, bytes: 800_000)]),
      refusedWith: "initializer 'w': expected up to 64 whole numbers")
  }

  /// Some thousands of changed files, each refused or read as a network whose weights fit it.
  @Test(
    arguments: [
      (
        #"{"conv2d": {"filters": 2, "kernel": 3, "padding": "same", "activation": "gelu"}}, {"max_pool2d": {"size": 3, "stride": 3, "ceil_mode": true}}, {"flatten": {}}, {"dense": 3}, {"softmax": {}}"#,
        [2, 4, 4]
      ),
      (
        #"{"conv2d_transpose": {"filters": 2, "kernel": 2, "stride": 2}}, {"layer_norm": {"axes": "channels"}}, {"avg_pool2d": {"size": 3, "stride": 2, "padding": 1, "count_padding": true, "ceil_mode": true}}, {"global_avg_pool": {}}"#,
        [2, 2, 3]
      ),
      (
        #"{"separable_conv1d": {"filters": 2, "kernel": 2}}, {"batch_norm": {}}, {"silu": {}}, {"name": "a", "sum_pool1d": 2}, {"name": "b", "relu6": {}}, {"concat": {}, "inputs": ["a", "b"]}, {"reshape": [2, -1]}"#,
        [2, 9]
      ),
    ] as [(String, Shape)])
  func changedFilesAreReadOrRefused(_ layers: String, _ input: Shape) throws {
    let sample = try SampleModel.model(layers, input: input)
    let bytes = try sample.bytes()
    var random = SeededGenerator(seed: 11)
    var (refused, read) = (0, 0)
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
        case 1: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: changed.remove(at: place)
        case 3: changed.insert(contentsOf: [0xff, 0xff, 0x7f], at: place)
        default:
          let end = min(place + Int.random(in: 1...40, using: &random), changed.count)
          changed.insert(contentsOf: Array(changed[place..<end]), at: place)
        }
      }
      do {
        let model = try ONNXModel.read(changed, file: "FILE")
        let shapes = try NetworkShapes(model.spec, inputShape: model.inputShape)
        #expect(shapes.nodes.flatMap(\.parameters).map(\.shape) == model.weights.map(\.tensor.shape))
        read += 1
      } catch {
        #expect(error is FileError && "\(error)".hasPrefix("FILE: "), "\(error)")
        refused += 1
      }
    }
    #expect(refused > 200 && read > 20, "\(refused) refused, \(read) read")
  }
}

/// Bytes over and over.
private func * (bytes: [UInt8], count: Int) -> [UInt8] {
  Array(repeatElement(bytes, count: count).joined())
}
