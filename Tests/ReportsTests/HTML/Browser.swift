import Foundation
import TestSupport

/// Chromium or Chrome without a window, where one is installed.
struct Browser {
  /// What a page became.
  struct Visit {
    /// The document after its scripts ran.
    let document: String
    /// What the page wrote to the console.
    let console: [String]
  }

  static let path: String? = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }.first

  /// What a skipped test says.
  static let missing = "needs Chromium or Chrome in PATH"

  private let folder: TemporaryFolder
  private let executable: String

  init?() throws {
    guard let path = Self.path else { return nil }
    executable = path
    folder = try TemporaryFolder()
  }

  /// Opens a page.
  func visit(_ html: String, width: Int = 1280) throws -> Visit {
    let page = try folder.write(Data(html.utf8), to: "page.html")
    let (output, errors) = try run(["--dump-dom", "--window-size=\(width),900", "file://\(page)"])
    let console = errors.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
    return Visit(document: output, console: console)
  }

  /// A picture of a page's upper part, as a PNG file.
  func screenshot(of html: String, width: Int, height: Int, isDark: Bool = false) throws -> [UInt8] {
    let page = try folder.write(Data(html.utf8), to: "page.html")
    let picture = folder.path("page.png")
    // 0 is dark, 1 is light.
    _ = try run([
      "--screenshot=\(picture)", "--window-size=\(width),\(height)", "--hide-scrollbars",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "file://\(page)",
    ])
    return Array(try Data(contentsOf: URL(filePath: picture)))
  }

  private func run(_ arguments: [String]) throws -> (output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-dev-shm-usage", "--enable-logging=stderr", "--user-data-dir=\(folder.path("profile"))",
      ] + arguments
    // Files rather than pipes, which could fill up.
    let (output, errors) = (folder.path("output"), folder.path("errors"))
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    let end = Date(timeIntervalSinceNow: 90)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return (
      try String(contentsOfFile: output, encoding: .utf8), try String(contentsOfFile: errors, encoding: .utf8)
    )
  }
}
