import ArgumentParser
import Foundation
import Lab
import Reports
import Tracking

/// An error on its way out of the process.
struct Failure {
  private let error: any Error

  init(_ error: any Error) { self.error = error }

  /// Prints the error and ends the process; help and usage errors go the way of the argument parser.
  func exit() -> Never {
    // The parser has a code of its own for all it knows; for errors of ours it only knows that they are failures.
    guard Cnnlab.exitCode(for: error) == .failure else { Cnnlab.exit(withError: error) }
    StandardError.write("cnnlab: \(message)\n")
    if let error = error as? ConditionError {
      StandardError.write(error.excerpt(width: Terminal.columns(of: STDERR_FILENO) ?? 110) + "\n")
    }
    Foundation.exit(code)
  }

  /// What went wrong, in one line.
  var message: String { printableLine("\(error)") }

  /// The code that the process ends with.
  var code: Int32 {
    if let error = error as? ReportError {
      return switch error {
      case .unknownColumn: ExitStatus.notFound
      case .invalidColumn, .notAskedOfStores: ExitStatus.usage
      case .unreadableEvaluation: ExitStatus.badData
      }
    }
    if let error = error as? ConditionError {
      return error.isUnknownName ? ExitStatus.notFound : ExitStatus.usage
    }
    return switch FailureKind(of: error) {
    case .usage: ExitStatus.usage
    case .badData: ExitStatus.badData
    case .notFound: ExitStatus.notFound
    case .interrupted: ExitStatus.interrupted
    case .fault: ExitStatus.fault
    }
  }

  /// Messages may quote hostile input: control characters become spaces, so that one error is one line.
  private func printableLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

/// Exit codes, as in `sysexits.h`.
enum ExitStatus {
  static let done: Int32 = 0
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let notFound: Int32 = 66
  static let fault: Int32 = 70
  static let interrupted: Int32 = 130
}
