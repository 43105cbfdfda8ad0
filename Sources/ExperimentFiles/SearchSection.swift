import Sweeps

/// How an experiment's cells are chosen.
struct SearchSection {
  let method: SearchMethod
  let methodLocation: SourceLocation
  let runCap: Int?
  let seed: UInt64
  let concurrency: Int

  /// Reads the keys of the file that concern it; those that say nothing with its method are refused.
  init(_ file: YAMLSection) throws(ExperimentFileError) {
    let node = try file.required("method")
    method = try SearchMethod(node)
    methodLocation = node.location
    runCap = try file.integer("run_cap", in: 1...GridSampler.greatestCount)
    seed = UInt64(try file.integer("seed", in: 0 ... .max) ?? 1)
    concurrency = try file.integer("concurrency", in: 1...1000) ?? 8
    if method == .grid, let place = file.place(of: "seed") {
      throw .init(
        at: place,
        "'seed' is that of a method that draws, and grid does not; a training's is among the parameters")
    }
    if method != .tpe, let place = file.place(of: "concurrency") {
      throw .init(at: place, "'concurrency' goes with method tpe alone; leave it out")
    }
  }
}
