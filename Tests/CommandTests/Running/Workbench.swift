import Foundation
import TestSupport

/// A folder in which the command is run as a user would, on a store of its own.
struct Workbench {
  /// Where commands are run.
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The store that commands use unless they are told another.
  var store: String { folder.path("cnnlab.sqlite") }

  /// Runs a command to its end.
  func run(_ arguments: String...) async throws -> CommandResult { try await run(arguments) }

  /// Runs a command to its end.
  func run(_ arguments: [String]) async throws -> CommandResult { try await start(arguments).result() }

  /// Starts a command.
  func start(_ arguments: String...) throws -> RunningCommand { try start(arguments) }

  /// Starts a command that reads from a pipe.
  func start(_ arguments: String..., reading input: Pipe) throws -> RunningCommand {
    try RunningCommand(arguments, in: folder, environment: environment, input: input)
  }

  /// Starts a command.
  func start(_ arguments: [String]) throws -> RunningCommand {
    try RunningCommand(arguments, in: folder, environment: environment)
  }

  /// What the tests were started with, but for the user's own stores and data; one thread each, as many run at once.
  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["CNNLAB_STORE", "CNNLAB_DATA"] { environment[name] = nil }
    environment["XDG_DATA_HOME"] = folder.path("data-home")
    environment["OMP_NUM_THREADS"] = "1"
    environment["OMP_WAIT_POLICY"] = "PASSIVE"
    return environment
  }

  /// Writes a text file.
  func write(_ text: String, to name: String) throws { try folder.write(Data(text.utf8), to: name) }

  /// Every file with what it holds, by its path in the folder.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) {
      // Folders have no data.
      contents[name] = try? Data(contentsOf: folder.url.appending(path: name))
    }
    return contents
  }
}
