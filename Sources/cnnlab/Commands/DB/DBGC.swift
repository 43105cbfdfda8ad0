import ArgumentParser
import Reports
import Tracking

/// `cnnlab db gc`: what nobody needs any more, and the room that it took.
struct DBGC: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Delete what nothing refers to any more, and give the free room back to the system.",
    discussion: "The file is written anew, for which the disk must have as much room again.")

  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var store: StoreOption

  func run() throws {
    let store = try store.openExisting()
    let garbage = try store.collectGarbage()
    let compaction = try store.compact()
    let drafts = store.forgottenDrafts
    if json {
      StandardOutput.write(document(store.path, garbage, compaction, drafts).rendered + "\n")
    } else {
      let lines = text(garbage, compaction) + drafts.map(text)
      StandardOutput.write(lines.map { printable($0) + "\n" }.joined())
    }
  }

  private func document(
    _ path: String, _ garbage: Garbage, _ compaction: Compaction, _ drafts: [ForgottenDraft]
  ) -> JSONValue {
    let kinds: [(key: String, value: JSONValue)] = garbage.kinds.map { kind in
      let counts = JSONValue.object([
        ("count", JSONValue(kind.count)), ("bytes", JSONValue(kind.byteCount)),
      ])
      return (Self.words[kind.name]?.key ?? kind.name, counts)
    }
    return .object([
      ("store", .text(path)), ("deleted", .object(kinds)), ("bytes", JSONValue(garbage.byteCount)),
      ("file_bytes_before", JSONValue(compaction.byteCountBefore)),
      ("file_bytes_after", JSONValue(compaction.byteCountAfter)),
      ("obstacle", compaction.obstacle.map { .text($0) } ?? .null),
      (
        "drafts",
        .array(
          drafts.map { .object([("path", .text($0.path)), ("bytes", JSONValue($0.byteCount))]) })
      ),
    ])
  }

  private func text(_ garbage: Garbage, _ compaction: Compaction) -> [String] {
    let deleted = garbage.kinds.filter { $0.count > 0 }.map { kind in
      let bytes = kind.byteCount > 0 ? " (\(NumberText.bytes(kind.byteCount)))" : ""
      return "\(NumberText.count(Int64(kind.count))) \(Self.words[kind.name]?.text ?? kind.name)\(bytes)"
    }
    let sizes = [compaction.byteCountBefore, compaction.byteCountAfter].map { NumberText.bytes($0) }
    return [
      deleted.isEmpty ? "nothing to delete" : "deleted \(deleted.joined(separator: ", "))",
      compaction.obstacle.map { "the file keeps its size, \(sizes[0]): \($0)" }
        ?? "the file had \(sizes[0]) and has \(sizes[1]); "
        + "\(NumberText.bytes(max(0, compaction.byteCountBefore - compaction.byteCountAfter))) were freed",
    ]
  }

  private func text(_ draft: ForgottenDraft) -> String {
    "\(draft.path): \(NumberText.bytes(draft.byteCount)) of a store that was never finished; it may be deleted"
  }

  /// What the tables' rows are called.
  private static let words: [String: (text: String, key: String)] = [
    "tensor": ("tensors", "tensors"), "labelSet": ("label sets", "label_sets"),
    "goldenInput": ("golden inputs", "golden_inputs"),
    "workingDiff": ("working differences", "working_diffs"),
    "architecture": ("architectures", "architectures"), "dataset": ("datasets", "datasets"),
    "environment": ("environments", "environments"), "experiment": ("experiments", "experiments"),
    "metric": ("metrics", "metrics"),
  ]
}
