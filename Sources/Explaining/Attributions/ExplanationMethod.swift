/// How the pixels that matter are found.
public enum ExplanationMethod: String, Hashable, Sendable, CaseIterable {
  /// The gradient of the score by the input, the largest of a pixel's channels (Simonyan et al., "Deep inside convolutional
  /// networks", 2013).
  case saliency
  /// The maps of a layer, each weighted by the mean gradient of the score by it (Selvaraju et al., "Grad-CAM", 2017).
  case gradCAM = "grad-cam"
  /// The gradient summed on the way from black to the image (Sundararajan et al., "Axiomatic attribution for deep networks",
  /// 2017).
  case integratedGradients = "integrated-gradients"
  /// How the score falls when a square is covered (Zeiler and Fergus, "Visualizing and understanding convolutional
  /// networks", 2014).
  case occlusion

  /// Who described it, and when.
  var source: String {
    switch self {
    case .saliency: "Simonyan et al., 2013"
    case .gradCAM: "Selvaraju et al., 2017"
    case .integratedGradients: "Sundararajan et al., 2017"
    case .occlusion: "Zeiler and Fergus, 2014"
    }
  }
}
