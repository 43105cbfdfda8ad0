import Lab
import Tensors
import Testing

/// Kernels for inputs of other channels.
@Suite struct TensorChannelsTests {
  private let gray = Tensor(shape: [2, 1, 1, 2], values: [3, 6, -9, 12])

  @Test func colourSeesAThirdOfGrayInEachChannel() throws {
    let colour = try #require(gray.kernels(forChannels: 3))
    #expect(colour == Tensor(shape: [2, 3, 1, 2], values: [1, 2, 1, 2, 1, 2, -3, 4, -3, 4, -3, 4]))
    #expect(colour.kernels(forChannels: 1) == gray)
  }

  @Test func graySeesTheSumOverChannels() {
    let colour = Tensor(shape: [1, 3, 1, 1], values: [1, 2, 4])
    #expect(colour.kernels(forChannels: 1) == Tensor(shape: [1, 1, 1, 1], values: [7]))
  }

  @Test(arguments: [2, 4])
  func otherCountsHaveNoRule(_ channels: Int) {
    #expect(gray.kernels(forChannels: channels) == nil)
    #expect(Tensor(shape: [1, 4, 1, 1], repeating: 1).kernels(forChannels: 3) == nil)
  }
}
