/// How the targets of training batches are made of labels; validation always takes the labels as they are.
public struct TargetSettings: Hashable, Sendable {
  /// Share of each target that is spread evenly (Szegedy et al., 2016): over the classes, or over yes and no for sigmoids.
  public var labelSmoothing: Double
  /// How much the samples of each class count.
  public var classWeights: ClassWeights
  /// Concentration of mixup's shares (Zhang et al., 2018); 0 for none.
  public var mixup: Double
  /// Concentration of CutMix's shares (Yun et al., 2019); 0 for none.
  ///
  /// With mixup, each batch draws one of the two.
  public var cutmix: Double

  /// The labels as they are, unless said otherwise.
  public init(
    labelSmoothing: Double = 0, classWeights: ClassWeights = .equal, mixup: Double = 0, cutmix: Double = 0
  ) {
    (self.labelSmoothing, self.classWeights) = (labelSmoothing, classWeights)
    (self.mixup, self.cutmix) = (mixup, cutmix)
  }
}
