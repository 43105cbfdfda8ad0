import Foundation
import Lab
import Networks
import Tensors
import TestSupport
import Testing

@Suite struct ArchitectureRequestTests {
  private let lab: LabFixture
  private let path: String

  init() throws {
    lab = try LabFixture()
    path = try lab.folder.write(Data(SweepPlanTests.yaml.utf8), to: "plan.yaml")
  }

  @Test func whatIsNotSaidIsAsTheArchitectureWasMade() throws {
    let request = try ArchitectureRequest("resnet18")
    #expect(request.summary == (try Architecture.named("resnet18").summary))
    #expect(request.shapes.inputShape == [3, 224, 224])
    #expect(request.shapes.outputShape == [1000])
    let small = try ArchitectureRequest(
      "resnet18", input: [1, 28, 28], classes: 10, width: 0.5, dropout: 0.1)
    #expect(small.shapes.outputShape == [10])
    #expect(small.shapes.nodes[0].outputShape == [32, 28, 28])
    #expect(small.shapes.nodes.contains { $0.kind == "dropout" })
  }

  @Test func aFilesOwnArchitectureNeedsAnInput() throws {
    let request = try ArchitectureRequest("my-net", file: path, input: [1, 8, 8])
    #expect(request.summary == nil)
    #expect(request.shapes.nodes.map(\.kind) == ["conv2d", "flatten", "dense"])
    #expect(try ArchitectureRequest("lenet5", file: path).shapes.inputShape == [1, 28, 28])
    let error = #expect(throws: LabError.self) { try ArchitectureRequest("my-net", file: path) }
    #expect(error?.kind == .usage)
    #expect(error?.description.contains("'my-net'") == true)
    let unknown = #expect(throws: NetworkError.self) { try ArchitectureRequest("my-nte", file: path) }
    #expect(unknown?.description.hasSuffix("did you mean 'my-net'?") == true)
  }
}
