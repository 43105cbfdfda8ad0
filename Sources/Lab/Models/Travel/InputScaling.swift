/// What is made of pixels that have been divided by 255, for models whose files do not say it.
public enum InputScaling: Hashable, Sendable {
  /// Nothing.
  case none
  /// The means and deviations of ImageNet's colours, as torchvision's classifiers take their images.
  case imagenet
  /// From -1 to 1, as torchvision's GoogLeNet takes its images.
  case centered
  /// Means and deviations; one for all channels, or one for each.
  case moments(mean: [Double], deviation: [Double])

  /// Those that have a name.
  public static let named: [(name: String, scaling: InputScaling)] = [
    ("none", .none), ("imagenet", .imagenet), ("centered", .centered),
  ]

  /// Means and deviations of a number of channels; none where nothing is to be done.
  ///
  /// - Throws: where there are not as many as channels.
  func moments(channels: Int) throws(LabError) -> (mean: [Double], deviation: [Double]) {
    let (mean, deviation): ([Double], [Double]) =
      switch self {
      case .none: ([], [])
      case .imagenet: ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
      case .centered: ([0.5], [0.5])
      case .moments(let mean, let deviation): (mean, deviation)
      }
    func spread(_ values: [Double]) -> [Double] {
      values.count == 1 ? Array(repeating: values[0], count: channels) : values
    }
    let (means, deviations) = (spread(mean), spread(deviation))
    guard means.count == deviations.count, means.isEmpty || means.count == channels else {
      throw LabError(
        .usage,
        "expected a mean and a deviation for each of \(channels) channels, found \(mean.count) and \(deviation.count)"
      )
    }
    return (means, deviations)
  }
}
