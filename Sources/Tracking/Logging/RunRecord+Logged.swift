extension RunRecord {
  /// Whether another program trained it and logged what it knew.
  public var isLogged: Bool { architectureHash.isEmpty }

  /// The architecture's name; nil where nobody said.
  public var knownArchitecture: String? { architecture.isEmpty ? nil : architecture }

  /// The dataset's name; nil where nobody said.
  public var knownDataset: String? { dataset.isEmpty ? nil : dataset }

  /// The seed; nil where nobody said.
  public var knownSeed: Int64? { isLogged && params["seed"] == nil ? nil : seed }

  /// The trainable parameters; nil where nobody counted.
  public var knownParameterCount: Int? { isLogged && parameterCount == 0 ? nil : parameterCount }
}
