import Foundation

/// A store in the making, beside the place that it is meant for: it gets its name when it is whole, or never.
struct StoreDraft {
  /// Where it is made.
  let file: String
  /// The path as it was asked for.
  private let path: String
  private let target: String

  /// A draft of a file that must not be there yet.
  init(of path: String) throws(StoreError) {
    self.path = path
    target = URL(fileURLWithPath: path).path
    file = "\(target).\(UUID().uuidString).new"
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw .cannotOpen(path: path, detail: "there is no folder \(folder); make it first")
    }
    var status = stat()
    // A link that leads nowhere is there too.
    guard lstat(target, &status) != 0 else { throw .alreadyThere(path: path) }
  }

  /// Gives the file its name; one that has come there meanwhile stays.
  func publish() throws(StoreError) {
    guard link(file, target) != 0 else { return }
    guard errno != EEXIST else { throw .alreadyThere(path: path) }
    do {
      // A file system without hard links.
      try FileManager.default.moveItem(atPath: file, toPath: target)
    } catch {
      throw .cannotOpen(path: path, detail: "it cannot be given its name")
    }
  }

  /// Removes the draft, and a log that lies beside it; what was published stays.
  func remove() {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: file + suffix)
    }
  }

  /// The drafts beside a store that nobody has touched for a day: what killed processes have left.
  static func forgotten(beside file: String, now: Date) -> [ForgottenDraft] {
    let url = URL(fileURLWithPath: file)
    let folder = url.deletingLastPathComponent()
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    return (files ?? []).compactMap { file in
      let name = file.lastPathComponent
      guard name.hasPrefix(url.lastPathComponent + "."), name.hasSuffix(".new"),
        let values = try? file.resourceValues(forKeys: keys), let size = values.fileSize,
        let touched = values.contentModificationDate, touched.addingTimeInterval(86_400) < now
      else { return nil }
      return ForgottenDraft(path: file.path, byteCount: size)
    }.sorted { $0.path < $1.path }
  }
}

/// A draft of a store that was never finished.
public struct ForgottenDraft: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// Its size.
  public var byteCount: Int
}
