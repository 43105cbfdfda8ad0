/// Calls the body with a pointer to the value, or a null pointer where there is none.
func withOptionalPointer<Value, Result>(
  _ value: inout Value?, _ body: (UnsafePointer<Value>?) -> Result
) -> Result {
  guard var present = value else { return body(nil) }
  return body(&present)
}
