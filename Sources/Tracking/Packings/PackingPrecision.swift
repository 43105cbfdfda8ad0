/// A precision at which weights are kept beside those of a checkpoint.
public enum PackingPrecision: String, Hashable, Sendable, CaseIterable {
  /// The 8 significant bits of bfloat16.
  case bf16
  /// The 11 significant bits of IEEE half precision.
  case f16
  /// Whole numbers from -127 to 127, scaled by output channel.
  case int8
}
