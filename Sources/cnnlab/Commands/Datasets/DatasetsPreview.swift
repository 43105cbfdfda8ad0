import ArgumentParser
import Datasets
import Foundation
import Images
import Lab
import Reports

/// `cnnlab datasets preview`: a few samples of each class, as a sheet of pictures or in the terminal.
struct DatasetsPreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show some samples of each class as pictures.")

  @Argument(help: "A known name, a file or folder of data, or an experiment file (YAML).")
  var dataset: String
  @Option(help: "Write a sheet of pictures to a PNG file.")
  var output: String?
  @Flag(help: "Print small pictures to the terminal.")
  var terminal = false
  @Option(help: ArgumentHelp("How many pictures of each class, 1 to 50.", valueName: "n"))
  var perClass = 10
  @Option(help: "The part of the data: train or test.")
  var split = Part.train
  @OptionGroup var augmentation: AugmentationOptions
  @OptionGroup var data: DataOption

  /// A part of a dataset.
  enum Part: String, ExpressibleByArgument, CaseIterable { case train, test }

  func validate() throws {
    guard output != nil || terminal else { throw ValidationError("expected --output FILE or --terminal") }
    guard split == .train || !augmentation.augmented else {
      throw ValidationError("--augmented: only the train part is ever augmented")
    }
    guard (1...Preview.mostPictures).contains(perClass) else {
      throw ValidationError(
        "--per-class: expected a whole number from 1 to \(Preview.mostPictures), found \(perClass)")
    }
  }

  func run() throws {
    let request = try DatasetRequest(dataset, datasets: data.catalog)
    let samples = try augmentation.applied(to: samples(of: request), usual: request.settings.augmentation)
    let classes = request.dataset.classes.map(printable)
    let preview = Preview(of: samples, classes: classes, perClass: perClass)
    if let output {
      let title = "\(request.dataset.name) \(split.rawValue): \(samples.count) samples of \(samples.shape)"
      try OutputOption.write(Data(preview.contactSheet(title: title).png()), to: output)
    }
    if terminal {
      StandardOutput.write(
        preview.terminalText(
          width: Terminal.columns(of: STDOUT_FILENO) ?? 80, isColored: Terminal.style == .coloured))
    }
  }

  private func samples(of request: DatasetRequest) throws -> Samples {
    switch split {
    case .train: return request.dataset.train
    case .test:
      guard let test = request.dataset.test else {
        throw LabError(.notFound, "dataset '\(request.dataset.name)' has no test part")
      }
      return test
    }
  }
}
