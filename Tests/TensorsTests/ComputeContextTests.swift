import Tensors
import Testing

@Suite struct ComputeContextTests {
  /// Between a thousandth of and a thousand times what one core of today does.
  @Test func matrixProductsHaveASensibleRate() throws {
    let rate = try ComputeContext(threads: 1).matrixProductRate(size: 256, runs: 2)
    #expect((1e8...1e14).contains(rate))
  }
}
