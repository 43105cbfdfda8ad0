import ArgumentParser
import Tracking

/// `cnnlab runs log`: values of a run that a shell script logs.
struct RunsLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Log values of metrics to a run that 'cnnlab runs start' made.")

  @Argument(help: ArgumentHelp("The run: its id, the start of it, or its name.", valueName: "run"))
  var reference: String
  @Argument(
    help: ArgumentHelp(
      "Values, such as val.accuracy=0.9; or - for lines of them from standard input, which may end with epoch=N and step=N.",
      valueName: "name=value"))
  var values: [String] = []
  @Option(help: "The epoch, counted from 1.")
  var epoch: Int?
  @Option(help: "The optimizer updates done.")
  var step: Int?
  @Option(help: "A line for the run's log.")
  var note: [String] = []
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard !values.isEmpty || !note.isEmpty else {
      throw ValidationError("expected name=value, - for standard input, or --note, found nothing")
    }
    guard !readsInput || values.count == 1 else {
      throw ValidationError("expected either values or - for standard input, found both")
    }
    if !readsInput { _ = try line }
  }

  func run() throws {
    let run = try store.openExisting().continueRun(reference)
    for line in note { try run.note(line) }
    if readsInput {
      var input = InputLines()
      while let text = try input.next() {
        try LoggedLine.reading(text, number: input.number, epoch: epoch, step: step).log(to: run)
      }
    } else {
      try line.log(to: run)
    }
    try run.flush()
  }

  private var readsInput: Bool { values.contains("-") }

  private var line: LoggedLine {
    get throws {
      do throws(LoggedLineError) {
        return try LoggedLine(values, epoch: epoch, step: step)
      } catch {
        throw ValidationError("\(error)")
      }
    }
  }
}
