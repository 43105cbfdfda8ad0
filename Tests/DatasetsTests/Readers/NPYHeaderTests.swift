import Datasets
import Testing

@Suite struct NPYHeaderTests {
  @Test(arguments: [
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1)}x",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1), 'shape': (1, 1)}",
    "{'descr': '<f4', 'fortran_order': 0, 'shape': (1, 1)}", "{'descr': '<f4', 'fortran_order': False}",
    "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 1)}", "{", "",
    "{'descr': '|f4', 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '<U4', 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '|O', 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': ()}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000, 4000000000)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2)}",
  ])
  func otherHeadersAreRefused(header: String) {
    #expect(throws: DatasetError.self) { try FileForm.npy.read(npy(header: header, [0, 0, 0, 0])) }
  }
}

/// An `npy` file of bytes.
func npy(_ sizes: [Int], _ elements: [UInt8]) -> [UInt8] {
  let shape = sizes.map { "\($0)," }.joined(separator: " ")
  return npy(header: "{'descr': '|u1', 'fortran_order': False, 'shape': (\(shape)), }\n", elements)
}

private func npy(header: String, _ elements: [UInt8]) -> [UInt8] {
  let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
  return start + [UInt8(header.utf8.count), 0] + Array(header.utf8) + elements
}
