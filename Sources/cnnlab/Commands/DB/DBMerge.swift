import ArgumentParser
import Reports
import Tracking

/// `cnnlab db merge`: what another store holds, taken over.
struct DBMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take over all runs, sweeps and models of another store.",
    discussion: """
      What both have is one afterwards, and whoever is further on stands. Merging the same store again changes nothing.
      """)

  @Argument(help: "The other store; it is only read.")
  var other: String
  @Flag(help: "Say what would be taken over, and change nothing.")
  var dryRun = false
  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.open(.readWrite)
    let report = try store.merge(other, isTrial: dryRun)
    let summary = MergeSummary(report: report)
    if json {
      let document = JSONValue.object(
        [("store", .text(store.path)), ("other", .text(other)), ("dry_run", .boolean(dryRun))]
          + summary.counts)
      StandardOutput.write(document.rendered + "\n")
    } else {
      let prefix = dryRun ? "\(store.path), nothing written: " : "\(store.path): "
      StandardOutput.write(prefix + summary.lines.map(printable).joined(separator: "\n") + "\n")
    }
  }
}
