import Datasets
import Foundation

/// The form whose reader is fuzzed, from `CNNLAB_FUZZ_FORM`.
private let form: FileForm = {
  let name = ProcessInfo.processInfo.environment["CNNLAB_FUZZ_FORM"] ?? ""
  guard let form = FileForm(rawValue: name) else {
    preconditionFailure("CNNLAB_FUZZ_FORM is '\(name)', not one of \(FileForm.allCases.map(\.rawValue))")
  }
  return form
}()

/// libFuzzer's entry point: any bytes are read as samples that are valid, or refused.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = Array(UnsafeBufferPointer(start: bytes, count: count))
  for skipsBad in [false, true] {
    guard let dataset = try? form.read(file, skippingBad: skipsBad) else { continue }
    precondition(dataset.train.labels.allSatisfy { dataset.classes.indices.contains(Int($0)) })
    if case .floats(let values) = dataset.train.values { precondition(values.allSatisfy { $0.isFinite }) }
  }
  return 0
}
