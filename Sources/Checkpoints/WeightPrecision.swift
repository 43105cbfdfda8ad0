/// How exactly weights are stored.
public enum WeightPrecision: String, Sendable, CaseIterable {
  /// Bit for bit.
  case float32
  /// With the 8 significant bits of bfloat16.
  case bf16
  /// With the 11 significant bits of IEEE half precision.
  case f16
  /// As whole numbers from -127 to 127, scaled by output channel.
  case int8
}
