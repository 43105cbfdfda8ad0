import CDNNL

/// How a kernel slides over the spatial dimensions, one value a dimension.
public struct Window: Hashable, Sendable {
  /// Extent of the kernel.
  public var kernel: [Int]
  /// Distance between neighbouring positions.
  public var strides: [Int]
  /// Distance between neighbouring kernel elements; 1 is a dense kernel.
  public var dilations: [Int]
  /// Zeros added before the first element.
  public var paddingBegin: [Int]
  /// Zeros added after the last element.
  public var paddingEnd: [Int]
  /// How much of the padding at the end stands only under windows that reach over it (PyTorch's `ceil_mode`): a mean
  /// that counts padding leaves it out.
  public var overhang: [Int]

  /// A window from its parts, which all have one value a spatial dimension.
  public init(
    kernel: [Int], strides: [Int], dilations: [Int], paddingBegin: [Int], paddingEnd: [Int],
    overhang: [Int]? = nil
  ) {
    (self.kernel, self.strides, self.dilations) = (kernel, strides, dilations)
    (self.paddingBegin, self.paddingEnd) = (paddingBegin, paddingEnd)
    self.overhang = overhang ?? kernel.map { _ in 0 }
  }

  /// The window over an image of height 1 that does to it what this one does to a series.
  public var lifted: Window {
    Window(
      kernel: [1] + kernel, strides: [1] + strides, dilations: [1] + dilations,
      paddingBegin: [0] + paddingBegin, paddingEnd: [0] + paddingEnd, overhang: [0] + overhang)
  }

  /// Whether it is a kernel of such sizes that moves by single elements and has no gaps.
  func isDense(kernel sizes: [Int]) -> Bool {
    kernel == sizes && (strides + dilations).allSatisfy { $0 == 1 }
  }

  /// The form that oneDNN takes; it counts dilations from 0.
  var raw: cdnnl_window {
    var window = cdnnl_window()
    fill(&window.kernel, kernel)
    fill(&window.strides, strides)
    fill(&window.dilations, dilations.map { $0 - 1 })
    fill(&window.padding_begin, paddingBegin)
    fill(&window.padding_end, paddingEnd)
    return window
  }

  private func fill<Dimensions>(_ target: inout Dimensions, _ values: [Int]) {
    withUnsafeMutableBytes(of: &target) { bytes in
      let slots = bytes.bindMemory(to: Int64.self)
      for (index, value) in values.prefix(slots.count).enumerated() { slots[index] = Int64(value) }
    }
  }
}
