import Networks
import ONNX
import Tensors

/// Any bytes are read as a network whose weights are as many as it asks for, or refused.
func fuzzONNX(_ bytes: [UInt8]) {
  guard let model = try? ONNXModel.read(bytes, file: "FILE") else { return }
  // What is read can be written, and is then read as the same.
  guard let again = try? ONNXModel.read(model.bytes(), file: "FILE") else {
    preconditionFailure("a model of \(model.spec.canonicalText) cannot be written and read")
  }
  precondition(again.inputShape == model.inputShape)
}
