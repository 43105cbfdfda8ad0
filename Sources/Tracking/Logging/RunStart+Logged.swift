public import Foundation

extension RunStart {
  /// A run of a program that trains by other means than cnnlab's; what it does not say stays empty.
  ///
  /// - Parameters:
  ///   - seed: the seed of all randomness, which becomes the parameter `seed`; nil takes that parameter.
  ///   - commandLine: the command and its arguments.
  public static func logged(
    experiment: String? = nil, name: String? = nil, params: Params = [:], objective: MetricObjective? = nil,
    tags: Set<String> = [], dataset: String? = nil, architecture: String? = nil, seed: Int64? = nil,
    commandLine: [String] = ProcessInfo.processInfo.arguments
  ) -> RunStart {
    var params = params
    if let seed { params["seed"] = .integer(seed) }
    let known: Int64? = if case .integer(let seed) = params["seed"] { seed } else { nil }
    return RunStart(
      experiment: experiment, name: name, params: params, architecture: architecture ?? "",
      architectureGraph: "{}", architectureHash: "", parameterCount: 0, dataset: dataset ?? "",
      datasetFingerprint: "", splitHash: "", seed: known ?? 0, commandLine: commandLine,
      resolvedExperiment: "{}", preparation: "{}", objective: objective,
      environment: .current(threads: ProcessInfo.processInfo.activeProcessorCount),
      workingDiff: .current(), tags: tags)
  }
}
