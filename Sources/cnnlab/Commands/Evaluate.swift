public import ArgumentParser
import Lab
import Reports
import Signals
import Tracking

/// `cnnlab evaluate`: a stored model on a split of a dataset.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Rebuild a stored model, score a split with it and record the evaluation.")

  @Argument(
    help:
      "The model: run:ID@best, run:ID@last or run:ID@epoch=N; ID may be a run's name or the start of its id.")
  var model: String?
  @Option(help: "The sweep whose best finished run is meant; with --best.")
  var sweep: String?
  @Flag(help: "Take the best finished run of the sweep by the sweep's own metric.")
  var best = false
  @Option(help: "The dataset, by name or path (else the one the model was trained on).")
  var dataset: String?
  @Option(help: "The split: test, val or train.")
  var split = StoredModel.Split.test
  @Flag(help: "Print the evaluation as JSON.")
  var json = false
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption

  func validate() throws {
    guard (model == nil) == (sweep != nil && best) else {
      throw ValidationError("expected a model such as run:ID@best, or --sweep NAME --best")
    }
  }

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    let store = try store.openExisting()
    let reference = try model.map(ModelReference.init) ?? .best(ofSweep: sweep ?? "", in: store)
    let stored = try StoredModel(reference, in: store)
    let evaluation = try stored.evaluation(
      on: dataset, split: split, datasets: data.catalog, threads: threads.count, stop: stop)
    // What was recorded is of the full precision, and so is what is recorded here.
    let isPacked = stored.packing != nil
    let comparison = isPacked ? [] : try evaluation.comparison(in: store)
    let faults = comparison.filter { !$0.agrees }
    // What contradicts the store is shown, but not made a part of it.
    if faults.isEmpty, !isPacked { try store.record(evaluation.record) }
    let report = try EvaluationReport(evaluation.record, model: "\(reference)", comparison: comparison)
    StandardOutput.write(
      json
        ? report.json.rendered + "\n"
        : report.text(width: Terminal.columns(of: 1), style: Terminal.style))
    guard faults.isEmpty else {
      for fault in faults { StandardError.write("\(reference): \(fault.fault)\n") }
      throw LabError(
        .badData,
        "\(reference): \(faults.count) of \(comparison.count) metrics are not those that were recorded; "
          + "the evaluation was not recorded")
    }
  }
}

extension StoredModel.Split: ExpressibleByArgument {}
