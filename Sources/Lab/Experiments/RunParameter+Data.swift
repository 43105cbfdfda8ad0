import Datasets
import Settings
import Tracking

extension RunParameter {
  /// How data are prepared, where runs differ in it: keys of an experiment's section `dataset`.
  static let ofData: [RunParameter] =
    (["scale", "standardize"] + Augmentation.keys.map { "augment.\($0)" }).map(preparation)

  private static func preparation(_ key: String) -> RunParameter {
    RunParameter(
      name: key,
      apply: { settings, value throws(ParameterMismatch) in
        do throws(SettingsError) {
          _ = try DatasetSettings(name: "any").changed(by: [key: JSONValue(value)])
        } catch {
          throw ParameterMismatch(expected: error.expected ?? error.description)
        }
        settings.preparation[key] = JSONValue(value)
      }, value: { ParamValue.text($0.preparation[key]?.canonicalText ?? "") })
  }
}

extension JSONValue {
  fileprivate init(_ value: ParamValue) {
    self =
      switch value {
      case .integer(let number): .integer(Int(number))
      case .real(let number): .number(number)
      case .boolean(let answer): .boolean(answer)
      case .text(let text): .text(text)
      }
  }
}
