import Tracking

extension SearchSpace {
  /// How many combinations of listed values there are; nil where there are too many to count.
  ///
  /// Only parameters on which others depend are gone through, and of their values one stands for all that no
  /// condition names: a sum over what may hold, of products.
  ///
  /// - Parameter limit: how many cases are gone through at most; each of them is at least one combination.
  func combinationCount(atMost limit: Int) -> Int? {
    let conditions = parameters.flatMap(\.conditions)
    let named = Dictionary(grouping: conditions, by: \.parent).mapValues { Set($0.flatMap(\.values)) }
    var unnamed: [String: (value: ParamValue, count: Int)] = [:]
    var deciding: [Parameter] = []
    for parameter in parameters {
      guard let values = named[parameter.name], let listed = parameter.distribution.listed else { continue }
      let others = listed.filter { !values.contains($0) }
      unnamed[parameter.name] = others.first.map { ($0, others.count) }
      let cases = listed.filter(values.contains) + others.prefix(1)
      deciding.append(Parameter(parameter.name, .values(cases), when: parameter.conditions))
    }
    let free = parameters.filter { named[$0.name] == nil }

    var total = 0.0
    for (index, params) in Combinations(of: deciding).enumerated() {
      guard index < limit else { return nil }
      let repeated = unnamed.filter { params[$0.key] == $0.value.value }.map(\.value.count)
      let listed = free.filter { $0.isActive(in: params) }.map { $0.distribution.listed?.count ?? 1 }
      total += (repeated + listed).reduce(1) { $0 * Double($1) }
    }
    // Up to here doubles hold every whole number.
    return total < 0x1p53 ? Int(total) : nil
  }
}
