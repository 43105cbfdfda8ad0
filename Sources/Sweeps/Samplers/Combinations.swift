import Tracking

/// The combinations of parameters' listed values, the last parameter turning fastest, like the digits of an
/// odometer.
struct Combinations: Sequence, IteratorProtocol {
  private let parameters: [SearchSpace.Parameter]
  private let values: [[ParamValue]]
  private var positions: [Int]
  private var isAtEnd = false

  init(of parameters: [SearchSpace.Parameter]) {
    self.parameters = parameters
    values = parameters.map { $0.distribution.listed ?? [] }
    positions = Array(repeating: 0, count: parameters.count)
  }

  mutating func next() -> Params? {
    guard !isAtEnd else { return nil }
    var params = Params(minimumCapacity: parameters.count)
    // The last parameter that has another value to take, and is part of the combination.
    var turning: Int?
    for (axis, parameter) in parameters.enumerated() where parameter.isActive(in: params) {
      params[parameter.name] = values[axis][positions[axis]]
      if positions[axis] + 1 < values[axis].count { turning = axis }
    }
    if let turning {
      positions[turning] += 1
      for axis in positions.indices.dropFirst(turning + 1) { positions[axis] = 0 }
    } else {
      isAtEnd = true
    }
    return params
  }
}
