import Tensors

/// What stands for a named value of a file while its nodes are read.
enum GraphValue {
  /// The result of a layer, or the input.
  case samples(SampleValue)
  /// A tensor of the file.
  case constant(FileTensor)
  /// Sizes of a value, or some of them, that are worked out as the file runs; nil is the number of samples.
  case sizes([Int?])
  /// The values of all samples in one row.
  case row(SampleValue)
  /// Places in such a row, worked out for each sample as the file runs.
  case places(SamplePlaces)
  /// The result of a layer with values put around it, for a window that will slide over it.
  case padded(SampleValue, begin: [Int], end: [Int], filler: Float)
  /// A part of the error function's activation, whose nodes are one layer of ours.
  case part(ActivationPart, of: SampleValue)

  /// What messages call it.
  var spoken: String {
    switch self {
    case .samples: "the result of a node"
    case .constant: "a constant"
    case .sizes: "sizes"
    case .row: "the values of all samples in one row"
    case .places: "places in a row of values"
    case .padded: "a padded value"
    case .part: "a part of GELU"
    }
  }
}

/// Parts of `x * (1 + erf(x / sqrt(2))) / 2`, in any order of the factors.
enum ActivationPart {
  case scaled, error, errorPlusOne, product, half, share
}

/// A layer's result, or the input, as a node of the file sees it.
struct SampleValue {
  /// Name of the layer.
  let source: String
  /// Its shape, without the samples' number.
  let shape: Shape
  /// The shape that the file's nodes see; of as many values.
  var seen: Shape
  /// Whether the channels were moved behind the spatial dimensions, as they are to be normalized.
  var isChannelsLast = false
  /// What was done to the input before; nothing to other values.
  var scaling = InputScaling()

  init(source: String, shape: Shape) { (self.source, self.shape, seen) = (source, shape, shape) }
}
