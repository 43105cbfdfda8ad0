import Datasets
import Tensors

extension ParentModel {
  /// How a run's inputs are prepared: as the parent's were, so that its weights see what they were trained on.
  ///
  /// Where the run says `scale` or `standardize` itself, that is done. Values are brought to the same range, whatever the
  /// largest one is that the data can have. Where the parent was standardized in other channels than the data have, these
  /// are standardized by their own mean and deviation.
  ///
  /// - Parameters:
  ///   - indices: the samples that are trained on.
  ///   - data: what the run says of its data.
  func normalization(of dataset: Dataset, over indices: [Int32], _ data: DatasetSettings) -> Normalization {
    guard data.scale == nil, !data.standardizes else {
      return data.normalization(of: dataset.train, over: indices)
    }
    let (theirs, largest) = (model.preparation, dataset.train.valueMaximum)
    guard let normalization = theirs.normalization else { return dataset.train.normalization }
    let divisor =
      largest == theirs.pixelMaximum
      ? normalization.divisor : normalization.divisor * Double(largest) / Double(theirs.pixelMaximum)
    let division = Normalization(divisor: divisor)
    switch normalization.mean.count {
    case 0: return division
    case dataset.inputShape[0]:
      return Normalization(divisor: divisor, mean: normalization.mean, deviation: normalization.deviation)
    default: return .standardizing(dataset.train.normalized(by: division), over: indices)
    }
  }
}
