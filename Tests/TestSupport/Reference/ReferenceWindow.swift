/// The positions of a sliding window over two spatial dimensions, enumerated one by one.
public struct ReferenceWindow: Sendable {
  /// Sizes of the input.
  public var input: [Int]
  /// Sizes of the kernel.
  public var kernel: [Int]
  /// Distance between neighbouring positions.
  public var strides = [1, 1]
  /// Distance between neighbouring kernel elements.
  public var dilations = [1, 1]
  /// Padding before the first element.
  public var begin = [0, 0]
  /// Padding after the last element.
  public var end = [0, 0]

  /// A dense window without padding that moves by one.
  public init(input: [Int], kernel: [Int]) { (self.input, self.kernel) = (input, kernel) }

  /// Sizes of the output, found by counting the positions that fit.
  public var output: [Int] {
    (0..<2).map { axis in
      var count = 0
      while count * strides[axis] + dilations[axis] * (kernel[axis] - 1)
        < input[axis] + begin[axis] + end[axis]
      {
        count += 1
      }
      return count
    }
  }

  /// Calls the body for each pair of an output and a kernel position, with the input position below them, nil in padding.
  public func visit(_ body: (_ output: Int, _ kernel: Int, _ input: Int?) -> Void) {
    let output = output
    for row in 0..<output[0] {
      for column in 0..<output[1] {
        for kernelRow in 0..<kernel[0] {
          for kernelColumn in 0..<kernel[1] {
            let y = row * strides[0] + kernelRow * dilations[0] - begin[0]
            let x = column * strides[1] + kernelColumn * dilations[1] - begin[1]
            let inside = (0..<input[0]).contains(y) && (0..<input[1]).contains(x)
            body(
              row * output[1] + column, kernelRow * kernel[1] + kernelColumn,
              inside ? y * input[1] + x : nil)
          }
        }
      }
    }
  }
}
