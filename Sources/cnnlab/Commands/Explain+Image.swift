import Explaining
import Foundation
import Lab
import Reports
import Tensors

extension Explain {
  /// What an image's pixels or the layers' maps of it tell.
  func explain(_ stored: StoredModel, _ context: ComputeContext) throws -> ExplainFindings {
    guard let explained = try explainedImage(stored) else {
      throw LabError(.usage, "expected an image file, or --sample NUMBER of a dataset")
    }
    let explainer = try Explainer(stored.network, of: explained.subject, context: context)
    let scores = try stored.scores(ofLogits: explainer.logits)
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let name = printable(explained.subject.name)
    let predicted = "\(className(best, stored)), \(Self.percent(scores[best]))"
    var facts: [ExplainFindings.Fact] = [
      ("model", "\(stored.reference)", .text("\(stored.reference)")),
      ("image", name, .text(explained.subject.name)),
      ("predicted", predicted, Self.json(best, scores, stored)),
    ]
    if let truth = explained.truth { facts.append(("truth", printable(truth), .text(truth))) }
    var lines = [
      "\(name), \(stored.reference)",
      "predicted: \(predicted)" + (explained.truth.map { "; truth: \(printable($0))" } ?? ""),
    ]
    guard let method else {
      let sheet = try FeatureMapSheet(explainer, layer: choices.layer)
      facts.append(
        ("layers", sheet.layers.joined(separator: " "), .array(sheet.layers.map { .text($0) })))
      return ExplainFindings(sheet.sheet(lines: lines), facts)
    }
    let label = try choices.className.map(stored.label) ?? best
    let explanation = try explanation(method, explainer, explainer.output(for: label))
    let score = String(format: "%.4g", Double(explanation.score))
    facts.append(
      (
        "explained", "\(className(label, stored)), raw score \(score)",
        Self.json(label, scores, stored, explanation)
      ))
    facts.append(("method", method.rawValue, .text(method.rawValue)))
    lines.append("explained: \(className(label, stored)), raw score \(score)")
    facts += Self.facts(of: explanation)
    return ExplainFindings(explanation.sheet(lines: lines), facts)
  }

  private func explanation(
    _ method: ExplanationMethod, _ explainer: Explainer, _ output: ClassOutput
  ) throws -> Explanation {
    switch method {
    case .saliency: try explainer.saliency(for: output)
    case .gradCAM: try explainer.gradCAM(for: output, layer: choices.layer)
    case .integratedGradients:
      try explainer.integratedGradients(for: output, steps: choices.steps ?? 50)
    case .occlusion: try explainer.occlusion(for: output, size: choices.square, step: choices.stride)
    }
  }

  private static func facts(of explanation: Explanation) -> [ExplainFindings.Fact] {
    let peak = explanation.map.peak
    var facts: [ExplainFindings.Fact] = []
    if let layer = explanation.layer {
      facts.append(("layer", "\(layer.name), maps of \(layer.mapSize)", .text(layer.name)))
    }
    if let completeness = explanation.completeness {
      let (sum, difference) = (Double(completeness.sum), Double(completeness.difference))
      // Beyond that the authors of the method take more steps.
      let advice = completeness.error > 0.05 ? "; more --steps bring them nearer" : ""
      facts.append(
        (
          "completeness",
          String(
            format: "attributions sum to %.4g, the score differs from a black image's by %.4g (%.2f%% off)",
            sum, difference, Double(completeness.error) * 100) + advice,
          .object([
            ("sum", .number(sum)), ("difference", .number(difference)),
            ("error", .number(Double(completeness.error))),
          ])
        ))
    }
    facts.append(
      (
        "peak", peak.map { "row \($0.row), column \($0.column)" } ?? "none: no value is above 0",
        peak.map {
          JSONValue.object([("row", .integer(Int64($0.row))), ("column", .integer(Int64($0.column)))])
        } ?? .null
      ))
    return facts
  }

  private func className(_ label: Int, _ stored: StoredModel) -> String {
    stored.classes.indices.contains(label) ? printable(stored.classes[label]) : "\(label)"
  }

  private static func percent(_ score: Float) -> String { String(format: "%.1f%%", Double(score) * 100) }

  private static func json(
    _ label: Int, _ scores: [Float], _ stored: StoredModel, _ explanation: Explanation? = nil
  ) -> JSONValue {
    let name = stored.classes.indices.contains(label) ? stored.classes[label] : "\(label)"
    return .object(
      [("class", .text(name)), ("score", .number(Double(scores[label])))]
        + (explanation.map { [("raw_score", .number(Double($0.score)))] } ?? []))
  }
}
