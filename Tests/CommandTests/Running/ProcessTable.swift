import Foundation

/// The processes of this machine, as `/proc` lists them; those that have ended and wait to be reaped do not count.
enum ProcessTable {
  /// The processes that a process has started.
  static func children(of parent: Int32) -> [Int32] {
    all.filter { pid in
      // "pid (name) state parent ...", where the name may hold anything.
      let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
      let fields = text?.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 1 && fields[0] != "Z" && Int32(fields[1]) == parent
    }
  }

  /// The processes whose command line holds a text, or that work in the folder of that path.
  static func using(_ path: String) -> [Int32] {
    all.filter { pid in
      let commandLine = (try? Data(contentsOf: URL(filePath: "/proc/\(pid)/cmdline"))) ?? Data()
      let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
      return String(decoding: commandLine, as: UTF8.self).contains(path) || folder == path
    }
  }

  private static var all: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }
}
