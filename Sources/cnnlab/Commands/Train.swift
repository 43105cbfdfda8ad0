import ArgumentParser
import ExperimentFiles
import Lab
import Reports
import Signals
import Tracking

/// `cnnlab train`: one run in this process.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train one network and record the run.",
    discussion: """
      Takes an experiment file with a single cell, or an architecture and a dataset; or goes on with a run that was \
      interrupted.
      """)

  @Argument(help: "An experiment file (YAML).")
  var file: String?
  @Option(help: "The architecture to train.")
  var architecture: String?
  @Option(help: "The dataset to train on: a known name, or the path of a file or folder.")
  var dataset: String?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A parameter of the run, such as epochs=3.", valueName: "key=value"))
  var assignments: [String] = []
  @Option(
    help: ArgumentHelp(
      "The stored model to begin with; its architecture too, unless another is given.", valueName: "model"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      "Layers that are not trained, such as 'features.*'; may be given several times.", valueName: "pattern"))
  var freeze: [String] = []
  @Flag(help: "Begin with a new head for the dataset's classes in place of the model's.")
  var replaceHead = false
  @Option(help: ArgumentHelp("The interrupted run to go on with: its id or its name.", valueName: "run"))
  var resume: String?
  @Flag(help: "Print the run as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption
  @OptionGroup var checkpoints: CheckpointOption

  func validate() throws {
    if resume != nil {
      guard file == nil, architecture == nil, dataset == nil, try allAssignments.isEmpty else {
        throw ValidationError("--resume goes on with a run as it began: expected nothing else to train")
      }
      return
    }
    guard (file == nil) == ((architecture ?? from) != nil && dataset != nil), file == nil || dataset == nil
    else {
      throw ValidationError(
        "expected an experiment file, or --architecture or --from and --dataset, or --resume")
    }
  }

  /// What options of their own set, and after it what `--set` does.
  private var allAssignments: [Assignment] {
    get throws {
      var own: [Assignment] = []
      if let from { own.append(Assignment(key: "from", value: .text(from))) }
      if !freeze.isEmpty {
        own.append(Assignment(key: "freeze", value: .text(freeze.joined(separator: ", "))))
      }
      if replaceHead { own.append(Assignment(key: "replace_head", value: .boolean(true))) }
      return own + (try assignments.map(Assignment.init(option:)))
    }
  }

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    let resumable = try resume.map { _ in try store.openExisting() }
    var job = try resumable.map(resumedJob) ?? makeJob()
    job.stateSeconds = checkpoints.seconds
    let display = TrainingDisplay()
    let run = try job.run(in: resumable ?? store.open(.readWrite), stop: stop, watch: display.show)
    if json {
      StandardOutput.write(run.json.rendered + "\n")
    } else {
      StandardOutput.write(Report([run]).table(width: Terminal.columns(of: 1), style: Terminal.style))
      StandardError.write("evaluate it with: cnnlab evaluate run:\(run.id.short)@best\n")
    }
  }

  private func resumedJob(in store: Store) throws -> TrainingJob {
    try TrainingJob(
      resuming: resume ?? "", in: store, commandLine: CommandLine.arguments, datasets: data.catalog,
      threads: threads.given)
  }

  private func makeJob() throws -> TrainingJob {
    let assignments = try allAssignments
    let request =
      if let file {
        try TrainingRequest(
          contentsOf: file, setting: assignments, datasets: data.catalog, store: store.openExisting())
      } else {
        try TrainingRequest(
          architecture: architecture, dataset: dataset ?? "", setting: assignments,
          datasets: data.catalog)
      }
    return TrainingJob(
      request, commandLine: CommandLine.arguments, datasets: data.catalog, threads: threads.count)
  }
}
