import ExperimentFiles
public import Networks
public import Tensors

/// An architecture as a person asks about it: built in or brought along by an experiment file, at some input and sizes.
public struct ArchitectureRequest: Sendable {
  /// What a built-in architecture is, in a sentence; nil for one of a file.
  public let summary: String?
  /// The graph with all its shapes.
  public let shapes: NetworkShapes

  /// Finds the architecture and infers its shapes.
  ///
  /// - Parameters:
  ///   - file: an experiment file whose own architectures are known too.
  ///   - input: shape of one sample; nil for the one that a built-in architecture was made for.
  ///   - classes: likewise.
  /// - Throws: where there is no such architecture, or the input or a number does not suit it.
  public init(
    _ name: String, file: String? = nil, input: Shape? = nil, classes: Int? = nil, width: Double = 1,
    dropout: Double? = nil
  ) throws {
    let own = try file.map { try Experiment.architectures(of: ExperimentFile(contentsOf: $0)) } ?? [:]
    let builtIn = own[name] == nil ? try Architecture.named(name, besides: own.keys.sorted()) : nil
    guard let input = input ?? builtIn?.input else {
      throw LabError(
        .usage, "architecture '\(name)' is a file's own, which says no input: expected one, such as 1x28x28")
    }
    summary = builtIn?.summary
    let spec = try Experiment.spec(
      of: name, among: own, input: input, classes: classes ?? builtIn?.classes ?? 1, width: width,
      dropout: dropout)
    shapes = try NetworkShapes(spec, inputShape: input)
  }
}
