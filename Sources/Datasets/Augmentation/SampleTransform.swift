/// What is done to one sample: one draw from an augmentation.
package struct SampleTransform: Hashable, Sendable {
  /// Degrees.
  package var rotation = 0.0
  /// Pixels along the columns' and the rows' numbers by which places are looked up further on.
  package var shiftX = 0.0
  package var shiftY = 0.0
  /// Degrees.
  package var shear = 0.0
  /// Factors of the distances from the centre at which pixels are looked up.
  package var zoomX = 1.0
  package var zoomY = 1.0
  package var flipsHorizontally = false
  package var flipsVertically = false
  /// Whole pixels by which places are looked up further on.
  package var cropX = 0
  package var cropY = 0
  /// What is added to all values, in stored units.
  package var channelShift = 0.0
  /// Factor of all values.
  package var brightness = 1.0
  /// Factor of all distances from the mean.
  package var contrast = 1.0
  /// What noise is made from; nil without.
  package var noiseKey: UInt64?
  /// The centre of what is cut out, counted over a channel's values; nil without.
  package var cutoutCentre: Int?

  /// Nothing is done.
  package init() {}
}
