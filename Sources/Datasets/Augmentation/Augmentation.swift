public import Tensors

/// How images are varied while a network is trained on them: the settings and meanings of Keras' `ImageDataGenerator`, and
/// some more.
///
/// Each sample is drawn anew in each epoch. Rotation, shifts, shear and zoom make one affine map about the image's centre,
/// in Keras' order, with flips and crop folded in; the image is looked up through it once, bilinearly. Then follow channel
/// shift, brightness and contrast, noise, cutout, and the normalization of samples that are not augmented.
///
/// What differs from Keras:
/// - Draws come from the run's own generator: other numbers, the same ranges.
/// - `width_shift_range` shifts columns and `height_shift_range` rows, about the true centre; Keras has them the other way
///   round and takes the centre's coordinates for one another where an image is not square.
/// - A shift range of 1 or more is in pixels, of which parts are drawn too; Keras draws whole ones for whole numbers.
/// - Brightness multiplies values as they are; Keras rounds them to bytes first.
public struct Augmentation: Hashable, Sendable {
  /// Rotations by up to so many degrees to either side.
  public var rotationRange = 0.0
  /// Shifts by up to so much along the rows, to either side: a share of the width below 1, else pixels.
  public var widthShiftRange = 0.0
  /// Shifts by up to so much along the columns, to either side: a share of the height below 1, else pixels.
  public var heightShiftRange = 0.0
  /// Shears by up to so many degrees to either side.
  public var shearRange = 0.0
  /// Factors of width and height, drawn one by one; the larger, the smaller the image appears.
  public var zoomRange = 1.0...1.0
  /// Whether half of the images are mirrored left to right.
  public var horizontalFlip = false
  /// Whether half of the images are mirrored top to bottom.
  public var verticalFlip = false
  /// Shifts by up to so many whole pixels to either side, as a crop from a padded image has them.
  public var randomCrop = 0
  /// What stands for pixels outside of the image.
  public var fillMode = FillMode.nearest
  /// The stored value that `constant` fills with, and cutout.
  public var cval = 0.0
  /// Up to so much, in stored units, is added to all channels or taken off; what leaves the image's own range is limited to it.
  public var channelShiftRange = 0.0
  /// Factors of all values.
  public var brightnessRange = 1.0...1.0
  /// Factors of all values' distances from the image's mean.
  public var contrastRange = 1.0...1.0
  /// Standard deviation of normal noise, as a share of the largest stored value; the noise is not limited.
  public var noise = 0.0
  /// Side of a square (an interval of a series, a cube of a volume) that `cval` takes the place of, in pixels; its centre lies
  /// anywhere and its rest outside is cut off (DeVries and Taylor, 2017).
  public var cutout = 0

  /// Nothing is varied.
  public init() {}

  /// Whether pixels are looked up at other places.
  var movesPixels: Bool {
    rotationRange > 0 || widthShiftRange > 0 || heightShiftRange > 0 || shearRange > 0 || zoomRange != 1...1
      || horizontalFlip || verticalFlip || randomCrop > 0
  }

  /// Whether values are changed where they are, other than by noise and cutout.
  var changesColors: Bool { channelShiftRange > 0 || brightnessRange != 1...1 || contrastRange != 1...1 }

  /// Whether anything is varied.
  public var isActive: Bool { movesPixels || changesColors || noise > 0 || cutout > 0 }
}
