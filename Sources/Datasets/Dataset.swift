public import Tensors

/// A named collection of labelled images, in two fixed parts.
public struct Dataset: Sendable {
  /// The name it is known by.
  public let name: String
  /// Class names in label order.
  public let classes: [String]
  /// What models are trained on; a validation split is taken from it.
  public let train: ByteImages
  /// What finished models are judged by.
  public let test: ByteImages
  /// Where it was found: a folder, or `embedded`.
  public let origin: String
  /// Who made it, where it came from, and under which licence.
  public let attribution: String
  /// Digest of shapes, pixel maximum, labels and pixels of both parts: the same content has the same
  /// fingerprint wherever and in whatever form it is stored.
  public let fingerprint: String

  /// A dataset of two parts.
  ///
  /// - Precondition: both parts have one shape and one pixel maximum.
  public init(
    name: String, classes: [String], train: ByteImages, test: ByteImages, origin: String, attribution: String
  ) {
    precondition(train.shape == test.shape, "a \(train.shape) train part and a \(test.shape) test part")
    precondition(train.pixelMaximum == test.pixelMaximum, "the parts are scaled differently")
    self.name = name
    self.classes = classes
    self.train = train
    self.test = test
    self.origin = origin
    self.attribution = attribution
    fingerprint = Self.fingerprint(of: [train, test])
  }

  /// Channels, height, width of every image.
  public var inputShape: Shape { train.shape }

  /// What pixels are multiplied by when they are read.
  public var scale: Float { train.scale }
}
