/// Pooling of each window as nested loops in double precision.
public struct ReferencePooling: Sendable {
  /// What a window is reduced to.
  public enum Kind: Sendable {
    /// The largest value.
    case maximum
    /// The mean of the values inside, or of those and the padding.
    case average(countsPadding: Bool)
    /// The sum of the values inside.
    case sum
  }

  private let kind: Kind
  private let window: ReferenceWindow
  private let planes: Int

  /// - Parameter planes: samples times channels.
  public init(_ kind: Kind, window: ReferenceWindow, planes: Int) {
    (self.kind, self.window, self.planes) = (kind, window, planes)
  }

  /// The output, and the gradient of the input from that of the output.
  public func run(input: [Double], gradient: [Double]) -> (output: [Double], inputGradient: [Double]) {
    var members = [[Int]](repeating: [], count: window.output.product)
    window.visit { output, _, input in if let input { members[output].append(input) } }
    let area = window.input.product
    var result: [Double] = []
    var back = [Double](repeating: 0, count: input.count)
    for plane in 0..<planes {
      for (position, inside) in members.enumerated() {
        let places = inside.map { plane * area + $0 }
        let ofResult = gradient[result.count]
        switch kind {
        case .maximum:
          let largest = places.max { input[$0] < input[$1] } ?? 0
          result.append(input[largest])
          back[largest] += ofResult
        case .average(let countsPadding):
          let count = Double(countsPadding ? window.counted(at: position) : places.count)
          result.append(places.reduce(0) { $0 + input[$1] } / count)
          for place in places { back[place] += ofResult / count }
        case .sum:
          result.append(places.reduce(0) { $0 + input[$1] })
          for place in places { back[place] += ofResult }
        }
      }
    }
    return (result, back)
  }
}
