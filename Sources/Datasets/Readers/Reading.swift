import Zlib

/// Runs a step of reading a file; what fails in it becomes an unreadable dataset, the file already named.
func reading<Value>(_ step: () throws(ZlibError) -> Value) throws(DatasetError) -> Value {
  do throws(ZlibError) { return try step() } catch { throw .unreadable(reason: error.description) }
}
