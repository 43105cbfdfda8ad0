import ArgumentParser
import Lab
import Reports
import Tracking

/// `cnnlab db migrate`: an older store brought up to date.
struct DBMigrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring a store that an older cnnlab wrote up to date.")

  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let missing = try missingMigrations()
    _ = try store.openExisting()
    if json {
      let document = JSONValue.object([
        ("store", .text(store.path)), ("applied", .array(missing.map { .text($0) })),
      ])
      StandardOutput.write(document.rendered + "\n")
    } else {
      let applied =
        missing.isEmpty ? "is up to date" : "brought up to date: \(missing.joined(separator: ", "))"
      StandardOutput.write("\(store.path): \(applied)\n")
    }
  }

  /// What the store lacks, without changing it.
  private func missingMigrations() throws -> [String] {
    do throws(StoreError) {
      _ = try Store.open(store.path, .readOnly)
      return []
    } catch {
      guard case .needsMigration(_, let missing) = error else { throw error }
      return missing
    }
  }
}
