import ArgumentParser
import ExperimentFiles

extension Assignment {
  /// Reads `key=value` as it is given to an option; what does not parse is a usage error.
  init(option text: String) throws {
    do {
      self = try .parse(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
