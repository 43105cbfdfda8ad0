import ArgumentParser
import Foundation

extension Measurement {
  /// Measures in a process that does nothing else: this program again.
  init(inProcessOf benchCase: BenchCase, _ work: Work, steps: Int, threads: Int) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "--only", benchCase.architecture, "--mode", work.rawValue, "--threads", "\(threads)", "--steps",
      "\(steps)", "--json",
    ]
    if benchCase.mixesSamples { process.arguments?.append("--mix") }
    if benchCase.augmentsSamples { process.arguments?.append("--augment") }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    try self.init(json: data)
  }
}
