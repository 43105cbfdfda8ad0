public import Tracking

extension SearchSpace {
  /// The parameters that take more than one value: the axes of the unit cube that samplers work in.
  package var axes: [Parameter] { parameters.filter { !$0.distribution.isConstant } }

  /// The parameters at a point of the unit cube, which has one coordinate an axis.
  ///
  /// Coordinates of parameters that are not part of the cell mean nothing.
  package func params(at point: [Double]) -> Params {
    var coordinates = point.makeIterator()
    var params = Params(minimumCapacity: parameters.count)
    for parameter in parameters {
      let coordinate = parameter.distribution.isConstant ? 0.5 : coordinates.next() ?? 0.5
      if parameter.isActive(in: params) {
        params[parameter.name] = parameter.distribution.value(at: coordinate)
      }
    }
    return params
  }

  /// The coordinates of some parameters, nil on axes that are not part of the cell; nil as a whole where the space
  /// does not have them.
  package func point(of params: Params) -> [Double?]? {
    var point: [Double?] = []
    var known = 0
    for parameter in parameters {
      var coordinate: Double?
      if parameter.isActive(in: params) {
        coordinate = params[parameter.name].flatMap(parameter.distribution.position)
        guard coordinate != nil else { return nil }
        known += 1
      } else if params[parameter.name] != nil {
        return nil
      }
      if !parameter.distribution.isConstant { point.append(coordinate) }
    }
    return known == params.count ? point : nil
  }

  /// Whether a cell could be drawn from the space.
  public func covers(_ params: Params) -> Bool { point(of: params) != nil }
}
