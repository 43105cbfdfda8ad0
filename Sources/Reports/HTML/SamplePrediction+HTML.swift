import Foundation

extension SamplePrediction {
  /// The sample's image within the page, and in words what it is and what it was taken for.
  var html: HTML {
    let isRight = truth == prediction
    let image = Data(png).base64EncodedString()
    let verdict: HTML =
      isRight
      ? "<span class=\"right\">✓ \(prediction)</span>"
      : "<span class=\"wrong\">✗ \(prediction)</span> <span class=\"quiet\">is \(truth)</span>"
    let share = String(format: "%.0f %%", min(max(score.isNaN ? 0 : score, 0), 1) * 100)
    return """
      <li><img alt="a sample of \(truth), taken for \(prediction)" \
      src="data:image/png;base64,\(image)"><div>\(verdict)</div><div class="quiet">\(share)</div></li>

      """
  }
}
