public import Sweeps
import Tracking

extension ExperimentFile {
  /// The sampler that the file asks for.
  ///
  /// - Throws: where the method cannot do with the space.
  public func makeSampler() throws(ExperimentFileError) -> any Sampler {
    do throws(SweepError) {
      return switch method {
      case .grid: try GridSampler(space, limit: runCap)
      case .random: RandomSampler(space, seed: samplerSeed, limit: runCap)
      case .sobol: try SobolSampler(space, seed: samplerSeed, limit: runCap)
      case .tpe:
        TPESampler(space, seed: samplerSeed, limit: runCap, goal: objective.goal, concurrency: concurrency)
      }
    } catch {
      throw error.parameter.map { self.error(inParameter: $0, "\(error)") }
        ?? .init(at: methodLocation, "\(error)")
    }
  }
}
