import Foundation
import FoundationXML
import Testing

/// `cnnlab architectures` as a user runs it.
@Suite struct ArchitecturesTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func listsEachWithASentence() async throws {
    let table = try await bench.run("architectures", "list")
    #expect(table.exitCode == 0, "\(table.errors)")
    let names = try await bench.run("architectures", "list", "--json").objects().map { entry in
      #expect(Set(entry.keys) == ["name", "description", "input", "classes", "parameters"])
      #expect((entry["description"] as? String)?.isEmpty == false)
      return try #require(entry["name"] as? String)
    }
    #expect(names.contains("resnet18") && names.contains("cnn3d") && names.count > 20)
    for name in names { #expect(table.output.contains("\n\(name) "), "\(name)") }
    #expect(try bench.contents().isEmpty)
  }

  @Test func showsTheDocumentedKeys() async throws {
    let result = try await bench.run("architectures", "show", "resnet18", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let network = try result.object()
    #expect(
      Set(network.keys) == [
        "name", "description", "input", "classes", "parameters", "buffers", "weight_bytes", "multiply_adds",
        "activation_bytes", "layers",
      ])
    #expect(network["name"] as? String == "resnet18")
    #expect(network["input"] as? [Int] == [3, 224, 224])
    #expect(network["classes"] as? Int == 1000)
    #expect(network["parameters"] as? Int == 11_689_512)
    #expect(network["buffers"] as? Int == 9600)
    let layers = try #require(network["layers"] as? [[String: Any]])
    #expect(
      layers.allSatisfy {
        Set($0.keys) == [
          "name", "kind", "inputs", "output", "parameters", "buffers", "multiply_adds", "activation_bytes",
        ]
      })
    let first = try #require(layers.first)
    #expect(first["name"] as? String == "conv1")
    #expect(first["kind"] as? String == "conv2d")
    #expect(first["inputs"] as? [String] == ["input"])
    #expect(first["output"] as? [Int] == [64, 112, 112])
    #expect(first["parameters"] as? Int == 64 * 3 * 49)
    #expect(first["multiply_adds"] as? Int == 64 * 3 * 49 * 112 * 112)
    #expect(first["activation_bytes"] as? Int == 64 * 112 * 112 * 4)
    for key in ["parameters", "buffers", "multiply_adds", "activation_bytes"] {
      #expect(network[key] as? Int == layers.compactMap { $0[key] as? Int }.reduce(0, +), "\(key)")
    }
  }

  @Test func showsATable() async throws {
    let result = try await bench.run(
      "architectures", "show", "mlp", "--input", "1x8x8", "--classes", "3", "--width", "0.125", "--dropout",
      "0")
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "mlp, input 1x8x8, output 3")
    #expect(lines.contains { $0.hasPrefix("fc1 ") && $0.contains(" 64 ") && $0.contains(" 4,160 ") })
    #expect(!result.output.contains("dropout1"))
    #expect(result.output.contains("parameters     8,515, and 0 running statistics: 33.3 KiB\n"))
    #expect(result.output.contains("multiply-adds  8,384 a sample\n"))
  }

  @Test func drawsXML() async throws {
    let result = try await bench.run("architectures", "show", "inception", "--svg")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(XMLParser(data: Data(result.output.utf8)).parse())
    #expect(result.output.contains("inception3a.branch2.1.conv"))
    let toFile = try await bench.run("architectures", "show", "inception", "--svg", "--output", "net.svg")
    #expect(toFile.exitCode == 0 && toFile.output.isEmpty)
    #expect(try bench.contents()["net.svg"] == Data(result.output.utf8))
  }

  @Test func showsTheArchitectureOfAFile() async throws {
    try bench.write(
      ExperimentText(
        extra: "architectures:\n  own:\n    - conv2d: {filters: 2, kernel: 3}\n    - flatten\n    - dense: 10"
      ))
    let result = try await bench.run(
      "architectures", "show", "own", "--file", "grid.yaml", "--input", "1x8x8", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try result.object()["parameters"] as? Int == 20 + 72 * 10 + 10)
    expectError(
      try await bench.run("architectures", "show", "own", "--file", "grid.yaml"), 64, saying: "'own'",
      "1x28x28")
  }

  @Test(arguments: [
    (["show", "resnt18"], "did you mean 'resnet18'?"),
    (["show", "lenet5", "--input", "784"], "takes images of channels x height x width, found 784"),
    (["show", "vgg16", "--input", "3x4x4"], "each side at least 8, found 3x4x4"),
    (["show", "vgg16", "--input", "3x70000x70000"], "is too large"),
    (["show", "mlp", "--width", "100"], "width: expected a number from 0.01 to 16.0, found 100.0"),
    (["show", "mlp", "--dropout", "1"], "dropout: expected a number from 0.0 to 0.99, found 1.0"),
    (["show", "mlp", "--classes", "0"], "classes: expected a whole number from 1 to 65536, found 0"),
  ])
  func whatDoesNotFitIsBadData(_ arguments: [String], _ message: String) async throws {
    expectError(try await bench.run(["architectures"] + arguments), 65, saying: message)
  }
}
