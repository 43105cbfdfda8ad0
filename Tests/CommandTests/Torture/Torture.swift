import Foundation
import Testing

/// Suites that take minutes, or all that the machine has, run when asked for: `make torture`.
enum Torture {
  static let isAskedFor = ProcessInfo.processInfo.environment["CNNLAB_TORTURE"] != nil
  static let comment: Comment = "takes minutes; run by 'make torture'"
}
