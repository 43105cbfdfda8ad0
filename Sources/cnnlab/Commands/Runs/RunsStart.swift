public import ArgumentParser
import ExperimentFiles
import Reports
import Tracking

/// `cnnlab runs start`: a run that a shell script logs.
struct RunsStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a run that is logged from a shell; prints its id.")

  @Option(help: "The experiment that it belongs to.")
  var experiment: String?
  @Option(help: "A name of your choice (else one is made).")
  var name: String?
  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A hyperparameter, such as learning_rate=0.1.", valueName: "key=value"))
  var params: [String] = []
  @Option(name: .customLong("tag"), help: "A word to find it by.")
  var tags: [String] = []
  @Option(help: "The metric that decides which epoch is best, such as val.accuracy.")
  var metric: String?
  @Option(help: "Whether more or less of the metric is better: maximize or minimize.")
  var goal = Goal.maximize
  @Option(help: "What is trained on.")
  var dataset: String?
  @Option(help: "What is trained.")
  var architecture: String?
  @Option(help: "The seed of all randomness.")
  var seed: Int64?
  @Flag(help: "Print id and name as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func validate() throws {
    _ = try assignments
    try tags.forEach(RunTag.check)
  }

  func run() throws {
    let params = Params(try assignments.map { ($0.key, $0.value) }) { $1 }
    let run = try store.open(.readWrite).startRun(
      .logged(
        experiment: experiment, name: name, params: params,
        objective: metric.map { MetricObjective(metric: $0, goal: goal) }, tags: Set(tags), dataset: dataset,
        architecture: architecture, seed: seed), owner: .nobody)
    let document = JSONValue.object([("id", .text(run.id.description)), ("name", .text(run.name))])
    StandardOutput.write((json ? document.rendered : run.id.description) + "\n")
  }

  private var assignments: [Assignment] {
    get throws { try params.map { try Assignment(option: $0) } }
  }
}

extension Goal: ExpressibleByArgument {}
