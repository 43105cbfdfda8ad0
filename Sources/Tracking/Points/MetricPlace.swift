/// Where in a training a point was logged; a metric has one point at a place.
struct MetricPlace: Comparable {
  let epoch: Int
  let step: Int

  static func < (left: MetricPlace, right: MetricPlace) -> Bool {
    (left.epoch, left.step) < (right.epoch, right.step)
  }
}

extension MetricPoint {
  var place: MetricPlace { MetricPlace(epoch: epoch, step: step) }
}
