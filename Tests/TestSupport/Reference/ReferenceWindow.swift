/// The positions of a sliding window over any number of spatial dimensions, enumerated one by one.
public struct ReferenceWindow: Sendable {
  /// Sizes of the input.
  public var input: [Int]
  /// Sizes of the kernel.
  public var kernel: [Int]
  /// Distance between neighbouring positions.
  public var strides: [Int]
  /// Distance between neighbouring kernel elements.
  public var dilations: [Int]
  /// Padding before the first element.
  public var begin: [Int]
  /// Padding after the last element.
  public var end: [Int]
  /// Whether a last window that reaches over the padding still counts, if it begins in the input or the padding before.
  public var roundsUp = false

  /// A dense window without padding that moves by one.
  public init(input: [Int], kernel: [Int]) {
    (self.input, self.kernel) = (input, kernel)
    strides = input.map { _ in 1 }
    dilations = strides
    begin = input.map { _ in 0 }
    end = begin
  }

  /// Sizes of the output, found by counting the positions that fit.
  public var output: [Int] {
    input.indices.map { axis in
      let last = input[axis] + begin[axis] + end[axis] - 1
      var count = 0
      while count * strides[axis] + dilations[axis] * (kernel[axis] - 1) <= last { count += 1 }
      let reachedLast = (count - 1) * strides[axis] + dilations[axis] * (kernel[axis] - 1) == last
      let mayBegin = count * strides[axis] < input[axis] + begin[axis]
      return roundsUp && !reachedLast && mayBegin ? count + 1 : count
    }
  }

  /// Calls the body for each pair of an output and a kernel position, with the input position below them, nil in padding.
  public func visit(_ body: (_ output: Int, _ kernel: Int, _ input: Int?) -> Void) {
    let outputs = Self.places(output)
    let kernels = Self.places(kernel)
    for (output, place) in outputs.enumerated() {
      for (index, offset) in kernels.enumerated() {
        var source: Int? = 0
        for axis in input.indices {
          let x = place[axis] * strides[axis] + offset[axis] * dilations[axis] - begin[axis]
          source = (0..<input[axis]).contains(x) ? source.map { $0 * input[axis] + x } : nil
        }
        body(output, index, source)
      }
    }
  }

  /// How many elements of the window at an output position lie in the input or the padding that was asked for.
  public func counted(at output: Int) -> Int {
    let place = Self.places(self.output)[output]
    return input.indices.reduce(1) { product, axis in
      let room = input[axis] + begin[axis] + end[axis] - place[axis] * strides[axis]
      return product * min(kernel[axis], room)
    }
  }

  /// All indices into an array of such sizes, in row-major order.
  private static func places(_ sizes: [Int]) -> [[Int]] {
    sizes.reduce([[]]) { places, size in places.flatMap { place in (0..<size).map { place + [$0] } } }
  }
}

extension [Int] {
  /// Number of values of a tensor of such sizes.
  var product: Int { reduce(1, *) }
}
