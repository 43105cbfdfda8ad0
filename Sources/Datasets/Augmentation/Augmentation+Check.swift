import Settings
import Tensors

extension Augmentation {
  /// Refuses settings that samples of a shape cannot follow.
  func check(_ shape: Shape) throws(SettingsError) {
    let isImage = shape.rank == 3 && min(shape[1], shape[2]) >= 2
    if movesPixels || changesColors, !isImage {
      let forAll: Set = ["noise", "cutout", "cval", "fill_mode"]
      throw refusal(
        settings.keys.filter { !forAll.contains($0) }.min() ?? "", "images of at least 2x2 pixels", shape)
    }
    if cutout > 0, !(2...4).contains(shape.rank) {
      throw refusal("cutout", "series, images or volumes", shape)
    }
  }

  private func refusal(_ key: String, _ expected: String, _ shape: Shape) -> SettingsError {
    SettingsError("\(key): expected \(expected), found samples of shape \(shape)", at: [key])
  }
}
