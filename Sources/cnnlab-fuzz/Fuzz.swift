import Checkpoints
import Datasets
import Foundation

/// The name of what is fed with anything.
private let name = ProcessInfo.processInfo.environment["CNNLAB_FUZZ_FORM"] ?? ""

/// The form of data of that name; nil for files of weights and models.
private let form: FileForm? = {
  if ["safetensors", "onnx"].contains(name) { return nil }
  guard let form = FileForm(rawValue: name) else {
    let known = FileForm.allCases.map(\.rawValue) + ["safetensors", "onnx"]
    preconditionFailure("CNNLAB_FUZZ_FORM is '\(name)', not one of \(known)")
  }
  return form
}()

/// libFuzzer's entry point: any bytes are read as samples, tensors or a model that are valid, or refused.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let form else {
    if name == "onnx" { fuzzONNX(file) } else { _ = SafetensorsFile.isReadWhole(file) }
    return 0
  }
  for skipsBad in [false, true] {
    guard let dataset = try? form.read(file, skippingBad: skipsBad) else { continue }
    precondition(dataset.train.labels.allSatisfy { dataset.classes.indices.contains(Int($0)) })
    if case .floats(let values) = dataset.train.values { precondition(values.allSatisfy { $0.isFinite }) }
  }
  return 0
}
