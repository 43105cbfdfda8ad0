import CDNNL

/// Turns a oneDNN status into an error that says what could not be done.
func check(_ status: dnnl_status_t, _ action: @autoclosure () -> String) throws(EngineError) {
  guard status != dnnl_success else { return }
  let reason =
    switch status {
    case dnnl_out_of_memory: "out of memory"
    case dnnl_invalid_arguments: "invalid arguments"
    case dnnl_unimplemented: "not implemented for these sizes"
    case dnnl_not_required: "not required"
    default: "status \(status.rawValue)"
    }
  throw EngineError("oneDNN could not \(action()): \(reason)")
}
