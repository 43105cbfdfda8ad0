import Foundation
import Images
import TestSupport
import Testing
import Tracking

/// `cnnlab explain` as a user runs it, on a small model.
@Suite(.serialized) struct ExplainTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let training = try await bench.run(
      "train", "--architecture", "lenet5", "--dataset", "digits", "--set", "epochs=2")
    try #require(training.exitCode == 0, "\(training.errors)")
    let digit = Image(width: 20, height: 24, color: .gray, pixels: (0..<480).map { UInt8($0 % 251) })
    try bench.folder.write(Data(digit.png()), to: "digit.png")
  }

  private func model() throws -> String { "run:\(try #require(bench.runs().first).id.short)" }

  private func picture(_ name: String = "out.png") throws -> Image {
    try Image(decoding: Array(try #require(bench.contents()[name])), name: name)
  }

  @Test(arguments: ["saliency", "grad-cam", "integrated-gradients", "occlusion"])
  func everyMethodDrawsAPicture(_ method: String) async throws {
    let result = try await bench.run(
      "explain", try model(), "digit.png", "--method", method, "--output", "out.png", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let found = try result.object()
    #expect(found["method"] as? String == method)
    #expect(found["files"] as? [String] == ["out.png"])
    let predicted = try #require(found["predicted"] as? [String: Any])
    #expect((0..<10).map(String.init).contains(predicted["class"] as? String ?? ""))
    #expect((predicted["score"] as? Double ?? 0) > 0.1)
    if method == "integrated-gradients" {
      let completeness = try #require(found["completeness"] as? [String: Any])
      let (sum, difference) = (
        completeness["sum"] as? Double ?? 0, completeness["difference"] as? Double ?? 1
      )
      #expect(abs(sum - difference) < 0.02 * max(abs(difference), 1))
    }
    #expect(try picture().width > 3 * 300)
    #expect(try picture().color == .rgb)
  }

  @Test func samplesKernelsMapsAndDreamsAreDrawn() async throws {
    for arguments in [
      ["--sample", "3", "--method", "saliency", "--class", "4"], ["--filters"],
      ["--sample", "0", "--activations"],
      ["digit.png", "--activations", "--layer", "conv1"],
      ["--deep-dream", "--steps", "2", "--layer", "conv1"],
      ["digit.png", "--deep-dream", "--steps", "2"],
    ] {
      let result = try await bench.run(["explain", try model(), "--output", "out.png"] + arguments)
      #expect(result.exitCode == 0, "\(arguments): \(result.errors)")
      #expect(result.output.contains("written"))
      #expect(try picture().width > 100)
    }
  }

  @Test func badImagesAreRefused() async throws {
    let whole = try #require(bench.contents()["digit.png"])
    try bench.folder.write(whole.prefix(60), to: "cut.png")
    try bench.write("no image", to: "text.png")
    for (name, code, text) in [
      ("cut.png", Int32(65), "cut.png"), ("text.png", 65, "PNG or JPEG"), ("missing.png", 66, "missing.png"),
    ] {
      let result = try await bench.run(
        "explain", try model(), name, "--method", "saliency", "--output", "out.png")
      expectError(result, code, saying: text)
    }
    #expect(try bench.contents()["out.png"] == nil)
  }

  @Test func namesAreAnsweredWithTheNearest() async throws {
    let start = ["explain", try model(), "digit.png", "--output", "out.png", "--method"]
    expectError(
      try await bench.run(start + ["grad-cam", "--layer", "cnv1"]), 66, saying: "did you mean 'conv1'?")
    expectError(try await bench.run(start + ["saliency", "--class", "44"]), 66, saying: "'44'")
    expectError(try await bench.run(start + ["occlusion", "--square", "500"]), 64, saying: "500")
  }

  @Test(arguments: [
    ["explain", "run:x", "--output", "o.png"],
    ["explain", "run:x", "--output", "o.png", "--method", "saliency"],
    ["explain", "run:x", "i.png", "--output", "o.png", "--filters"],
    ["explain", "run:x", "i.png", "--output", "o.png", "--method", "saliency", "--steps", "3"],
    ["explain", "run:x", "i.png", "--output", "o.png", "--method", "salience"],
    ["explain", "run:x", "--output", "o.png", "--deep-dream", "--size", "0x5"], ["apply", "relu"],
    ["explain", "run:x", "i.png", "--output", "o.jpg", "--method", "saliency"],
    ["explain", "run:x", "i.png", "--output", "nowhere/o.png", "--method", "saliency"],
    ["apply", "relu", "i.png", "--output", "o"], ["apply", "relu", "i.png", "--output", "nowhere/o.png"],
  ])
  func usageErrorsExitWith64(_ arguments: [String]) async throws {
    let result = try await bench.run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test func layersAreAppliedStepByStep() async throws {
    let result = try await bench.run(
      "apply", "conv2d:[[-1,-1,-1],[-1,8,-1],[-1,-1,-1]], relu, max_pool2d:2", "digit.png", "--output",
      "out.png",
      "--size", "32x40", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let steps = try #require(result.object()["steps"] as? [[String: Any]])
    #expect(
      steps.compactMap { $0["shape"] as? [Int] } == [[1, 32, 40], [1, 32, 40], [1, 32, 40], [1, 16, 20]])
    #expect(try picture().width > 4 * 300)
    expectError(
      try await bench.run("apply", "conv2d:shrpen", "digit.png", "--output", "o.png"), 66,
      saying: "'sharpen'?")
  }
}
