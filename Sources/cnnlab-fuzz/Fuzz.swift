import Checkpoints
import Datasets
import Foundation
import ScoreCodecs

/// The name of what is fed with anything.
private let name = ProcessInfo.processInfo.environment["CNNLAB_FUZZ_FORM"] ?? ""

/// What reads the bytes of that name.
private let feed: @Sendable ([UInt8]) -> Void = {
  switch name {
  case "safetensors": return { _ = SafetensorsFile.isReadWhole($0) }
  case "weights": return { _ = EncodedTensor.isReadWhole($0) }
  case "scores": return { _ = PackedScores.isReadWhole($0) }
  case "onnx": return { fuzzONNX($0) }
  default:
    guard let form = FileForm(rawValue: name) else {
      let known = FileForm.allCases.map(\.rawValue) + ["safetensors", "onnx", "weights", "scores"]
      preconditionFailure("CNNLAB_FUZZ_FORM is '\(name)', not one of \(known)")
    }
    return { fuzzData($0, form) }
  }
}()

/// libFuzzer's entry point: any bytes are read as samples, tensors, scores or a model that are valid, or refused.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  feed(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

private func fuzzData(_ file: [UInt8], _ form: FileForm) {
  for skipsBad in [false, true] {
    guard let dataset = try? form.read(file, skippingBad: skipsBad) else { continue }
    precondition(dataset.train.labels.allSatisfy { dataset.classes.indices.contains(Int($0)) })
    if case .floats(let values) = dataset.train.values { precondition(values.allSatisfy { $0.isFinite }) }
  }
}
