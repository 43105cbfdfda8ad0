import Tensors

/// One part of a dataset as a reader finds it, before its labels are class indices.
struct ReadPart {
  /// Sample after sample.
  var values: Samples.Values
  /// Shape of one sample.
  var shape: Shape
  /// The stored value that counts as 1.
  var valueMaximum: Int
  /// One a sample.
  var labels: RawLabels
  /// What errors about its records name: a file or a folder.
  var file = ""
}

/// Labels as files hold them.
enum RawLabels: Hashable {
  case numbers([Int])
  case names([String])
}
