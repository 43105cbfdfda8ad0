import Tracking

extension Column {
  /// The same as the store knows it, which can select and order runs by it; nil for what only a report knows.
  var field: RunField? {
    switch self {
    case .run: .name
    case .id: .id
    case .experiment: .experiment
    case .tags: .tag
    case .started: .started
    case .state: .state
    case .architecture: .architecture
    case .dataset: .dataset
    case .seed: .seed
    case .runs: nil
    case .param(let name): .param(name)
    case .metric(let name, let aspect): .metric(name, aspect, .ofMetric(named: name))
    case .epochs: .epochs
    case .parameters: .parameters
    case .multiplyAdds: .multiplyAdds
    case .duration: .duration
    case .samplesPerSecond: .samplesPerSecond
    case .cpuSeconds: .cpuSeconds
    case .peakMemory: .peakMemory
    }
  }
}
