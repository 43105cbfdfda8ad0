import ArgumentParser
import Datasets
import Downloads
import Lab
import Reports
import Signals

/// `cnnlab datasets fetch`: the files of known datasets, each checked by size and SHA-256.
struct DatasetsFetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Download known datasets into the data directory.",
    discussion: "What is there already and right is left alone; an interrupted download is gone on with.")

  @Argument(help: ArgumentHelp("The names of known datasets.", valueName: "name"))
  var names: [String]
  @Option(
    help: ArgumentHelp("Take the files from folders of these names under an address.", valueName: "url"))
  var mirror: String?
  @Flag(help: "Print what was fetched as JSON.")
  var json = false
  @OptionGroup var data: DataOption

  func run() throws {
    let stop = StopSignal.raiseOnInterrupts()
    let wanted = try names.map { ($0, try files(of: $0)) }
    let fetched = try wanted.map { name, files in
      FetchedDataset(name: name, folder: "\(data.path)/\(name)", files: try fetch(files, of: name, stop))
    }
    StandardOutput.write(
      json
        ? JSONValue.array(fetched.map(\.json)).rendered + "\n" : fetched.map { $0.line + "\n" }.joined())
  }

  /// Where the files of a dataset are; none for one that is built in.
  private func files(of name: String) throws -> [RemoteFile] {
    guard try data.catalog.source(name).path == nil else {
      throw LabError(.usage, "expected the name of a known dataset, found the path '\(name)'")
    }
    let files = RemoteFile.files(ofDataset: name)
    return mirror.map { mirror in files.map { $0.mirrored(at: mirror, dataset: name) } } ?? files
  }

  private func fetch(
    _ files: [RemoteFile], of name: String, _ stop: StopSignal
  ) throws -> [FetchedDataset.File] {
    let display = DownloadDisplay()
    return try files.map { file in
      let label = "\(name)/\(file.name)"
      do throws(DownloadError) {
        let outcome = try Downloader()
          .fetch(file, into: "\(data.path)/\(name)", stop: stop) { bytes, total in
            display.show(label, bytes: bytes, total: total)
          }
        let size = NumberText.bytes(file.byteCount)
        display.finish(label, outcome == .fetched ? size : "\(size), was here")
        return FetchedDataset.File(name: file.name, byteCount: file.byteCount, outcome: outcome)
      } catch {
        display.abandon()
        throw error
      }
    }
  }
}

/// A dataset whose files are all here.
private struct FetchedDataset {
  struct File {
    let name: String
    let byteCount: Int
    let outcome: Downloader.Outcome
  }

  let name: String
  let folder: String
  let files: [File]

  var line: String {
    files.isEmpty
      ? "\(name) is built in"
      : "\(name) is in \(folder): \(files.count) files, \(files.count { $0.outcome == .fetched }) fetched"
  }

  var json: JSONValue {
    .object([
      ("name", .text(name)), ("folder", JSONValue(files.isEmpty ? nil : folder)),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("name", .text(file.name)), ("bytes", JSONValue(file.byteCount)),
              ("fetched", .boolean(file.outcome == .fetched)),
            ])
          })
      ),
    ])
  }
}
