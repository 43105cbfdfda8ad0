/// Where and with what a run was made.
public struct RunEnvironment: Hashable, Sendable {
  /// The version of cnnlab.
  public var toolVersion: String
  /// The commit of the working folder, where it is in a git repository.
  public var gitCommit: String?
  /// Whether the working folder differed from that commit.
  public var gitDirty: Bool?
  /// The machine's name.
  public var host: String
  /// The operating system and its version.
  public var operatingSystem: String
  /// The processor's model.
  public var cpu: String
  /// The threads that the run computed with.
  public var threads: Int

  /// A description of the surroundings.
  public init(
    toolVersion: String, gitCommit: String? = nil, gitDirty: Bool? = nil, host: String,
    operatingSystem: String, cpu: String, threads: Int
  ) {
    self.toolVersion = toolVersion
    self.gitCommit = gitCommit
    self.gitDirty = gitDirty
    self.host = host
    self.operatingSystem = operatingSystem
    self.cpu = cpu
    self.threads = threads
  }
}
