public import Tensors

/// A named collection of labelled samples, in one or two fixed parts.
public struct Dataset: Sendable {
  /// The name it is known by.
  public let name: String
  /// Class names in label order.
  public let classes: [String]
  /// What models are trained on; a validation split is taken from it.
  public let train: Samples
  /// What finished models are judged by; nil where there is no such part.
  public let test: Samples?
  /// Where it was found: a folder, or `embedded`.
  public let origin: String
  /// Who made it, where it came from, and under which licence.
  public let attribution: String
  /// Digest of shapes, value maximum, labels and values of all parts: the same content has the same fingerprint wherever
  /// and in whatever form it is stored.
  public let fingerprint: String
  /// The records that were left out because they could not be read.
  public let skipped: BadRecords

  /// A dataset of one or two parts.
  ///
  /// - Precondition: both parts have one shape and one value maximum.
  public init(
    name: String, classes: [String], train: Samples, test: Samples?, origin: String, attribution: String,
    skipped: BadRecords? = nil
  ) {
    if let test {
      precondition(train.shape == test.shape, "a \(train.shape) train part and a \(test.shape) test part")
      precondition(train.valueMaximum == test.valueMaximum, "the parts are scaled differently")
    }
    self.name = name
    self.classes = classes
    self.train = train
    self.test = test
    self.origin = origin
    self.attribution = attribution
    self.skipped = skipped ?? BadRecords(skips: false)
    fingerprint = Self.fingerprint(of: [train, test].compactMap(\.self))
  }

  /// Shape of every sample: `C x H x W` for images.
  public var inputShape: Shape { train.shape }
}
