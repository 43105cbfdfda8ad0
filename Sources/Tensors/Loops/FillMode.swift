import CKernels

/// What stands for pixels outside of an image.
public enum FillMode: String, Codable, Hashable, Sendable, CaseIterable {
  /// The nearest pixel: `a a a | a b c | c c c`.
  case nearest
  /// One value: `k k k | a b c | k k k`. Nothing is mixed with it, as in SciPy's `ndimage`.
  case constant
  /// The image mirrored at its edges: `c b a | a b c | c b a`.
  case reflect

  var kernelValue: ck_fill {
    switch self {
    case .nearest: ck_fill_nearest
    case .constant: ck_fill_constant
    case .reflect: ck_fill_reflect
    }
  }
}
