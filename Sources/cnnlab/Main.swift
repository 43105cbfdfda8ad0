import ArgumentParser

/// Parses, runs, and turns what went wrong into one line and an exit code.
@main
enum Main {
  static func main() {
    do {
      var command = try Cnnlab.parseAsRoot()
      try command.run()
    } catch {
      Failure(error).exit()
    }
  }
}
