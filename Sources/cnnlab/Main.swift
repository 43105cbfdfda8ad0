import ArgumentParser

/// Parses, runs, and turns what went wrong into one line and an exit code.
@main
enum Main {
  static func main() {
    // The parser would first look for what it answers itself, which takes as long as all else here.
    if CommandLine.arguments.dropFirst() == ["--help"] { return print(Cnnlab.helpMessage()) }
    do {
      var command = try Cnnlab.parseAsRoot()
      try command.run()
    } catch {
      Failure(error).exit()
    }
  }
}
