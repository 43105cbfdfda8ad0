/// An architecture as data: named layers, each reading earlier ones.
///
/// The last layer is the output.
///
/// Written as a list in experiment files and as canonical JSON in the store:
/// ```
/// [{"conv2d": {"filters": 32, "kernel": 3}}, {"max_pool2d": 2}, "flatten", {"dense": 10}]
/// ```
/// A layer reads the one before it, unless it says `inputs: [name, ...]`; `input` is the network's own input.
public struct NetworkSpec: Hashable, Sendable {
  /// One layer of the graph.
  public struct Node: Sendable {
    /// Unique within the network; parameters are named after it.
    public let name: String
    /// The layer with its settings.
    public let layer: any Layer
    /// Names of the nodes it reads; all stand before it.
    public let inputs: [String]

    /// The layer's kind.
    public var kind: String { type(of: layer).kind }
  }

  /// The name under which layers read the network's input.
  public static let inputName = "input"

  /// Name of the architecture.
  public let name: String
  /// The layers, each after those it reads.
  public let nodes: [Node]

  /// - Throws: where there is no layer.
  public init(name: String, nodes: [Node]) throws(NetworkError) {
    guard !nodes.isEmpty else { throw NetworkError("architecture '\(name)' has no layers") }
    (self.name, self.nodes) = (name, nodes)
  }

  /// Whether both are written alike.
  public static func == (left: NetworkSpec, right: NetworkSpec) -> Bool { left.json == right.json }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}
