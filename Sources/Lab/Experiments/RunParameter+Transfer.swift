import Foundation
import Tracking
import Training

extension RunParameter {
  /// What is taken over from a stored model, and what of it is trained.
  static let ofTransfer: [RunParameter] = [
    from, freeze,
    .integer("unfreeze_at_epoch", in: 0...1_000_000, \.training.unfreezeEpoch),
    .boolean("replace_head", \.replacesHead),
  ]

  /// The word for nothing, as a sweep lists it beside models or layers.
  private static let nothing = "none"

  private static let from = RunParameter(
    name: "from",
    apply: { settings, value throws(ParameterMismatch) in
      guard case .text(let text) = value, text == nothing || (try? ModelReference(text)) != nil else {
        throw ParameterMismatch(expected: "'none', or a stored model such as run:ID@best")
      }
      settings.parent = text == nothing ? nil : text
    }, value: { .text($0.parent ?? nothing) })

  private static let freeze = RunParameter(
    name: "freeze",
    apply: { settings, value throws(ParameterMismatch) in
      guard case .text(let text) = value else { throw mismatch }
      let patterns = text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard patterns.allSatisfy({ !$0.isEmpty }) else { throw mismatch }
      settings.frozen = patterns == [nothing] ? [] : patterns
    }, value: { .text($0.frozen.isEmpty ? nothing : $0.frozen.joined(separator: ", ")) })

  private static let mismatch = ParameterMismatch(
    expected: "'none', or names of layers with commas between them, such as 'features.*, bn1'")
}
