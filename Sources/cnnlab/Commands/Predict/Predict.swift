import ArgumentParser
import Foundation
import Images
import Lab
import Reports
import Signals
import Tracking

/// `cnnlab predict`: what a stored model takes images for.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Classify images with a stored model.",
    discussion:
      "A folder stands for all images below it. An image that cannot be read is reported, and the others go on."
  )

  @Argument(help: "The model, such as run:ID@best.")
  var model: String
  @Argument(help: "PNG or JPEG files, or folders of them.")
  var paths: [String] = []
  @Option(help: "Samples of a dataset instead, by name or path.")
  var dataset: String?
  @Option(help: "The split of the dataset: test, val or train.")
  var split = StoredModel.Split.test
  @Option(help: ArgumentHelp("How many classes are shown, the most likely first.", valueName: "n"))
  var topK = 5
  @Flag(help: "Give the scores of all classes too.")
  var scores = false
  @Flag(help: "Print the predictions as JSON.")
  var json = false
  @Flag(help: "Print the predictions as CSV.")
  var csv = false
  @Option(help: "Draw the images with predicted and true labels into a PNG file.")
  var output: String?
  @OptionGroup var store: StoreOption
  @OptionGroup var data: DataOption
  @OptionGroup var threads: ThreadsOption

  func validate() throws {
    guard paths.isEmpty != (dataset == nil) else {
      throw ValidationError("expected files or folders after the model, or --dataset")
    }
    guard topK > 0 else {
      throw ValidationError("--top-k: expected a whole number of at least 1, found \(topK)")
    }
    guard !(json && csv) else { throw ValidationError("expected one of --json and --csv") }
    guard !scores || json || csv else { throw ValidationError("--scores: expected --json or --csv too") }
  }

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    // All paths are looked at before anything is computed.
    let files = try InputFile.all(at: paths)
    let model = try StoredModel(ModelReference(self.model), in: Store.open(store.path, .readOnly))
    let classifier = try Classifier(
      model, samples: dataset == nil ? files.count : .max, threads: threads.count, stop: stop)
    var printer = PredictionPrinter(
      form: json ? .json : csv ? .csv : .text, classes: model.classes, topK: topK, withScores: scores)
    let pictures = output == nil ? 0 : PredictionSheet.mostPictures
    var badCount = 0
    if let dataset {
      try classifier.classify(
        dataset: dataset, split: split, datasets: data.catalog, pictures: pictures
      ) { printer.add($0) }
    } else {
      try classifier.classify(files, pictures: pictures) { _, error in
        badCount += 1
        StandardError.write(Failure(error).message + "\n")
      } each: {
        printer.add($0)
      }
    }
    printer.finish()
    if let output {
      let sheet = PredictionSheet(printer.pictured, title: title(printer), count: printer.count)
      try OutputOption.write(Data(sheet.image.png()), to: output)
    }
    guard badCount == 0 || data.skipBad else {
      throw LabError(.badData, "\(badCount) of \(files.count) images could not be read")
    }
  }

  private func title(_ printer: PredictionPrinter) -> String {
    let count = "\(model): \(printer.count) image\(printer.count == 1 ? "" : "s")"
    return printer.judged == 0 ? count : count + ", \(printer.right) of \(printer.judged) right"
  }
}
