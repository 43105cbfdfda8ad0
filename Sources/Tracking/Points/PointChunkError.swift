/// Packed points that cannot be read; the store says of which file they are.
package struct PointChunkError: Error, Hashable {
  let detail: String

  init(_ detail: String) { self.detail = detail }
}
