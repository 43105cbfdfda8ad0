/// What is said of a checkpoint that is registered as a version of a model.
public struct ModelRegistration: Sendable {
  /// The model's name; the model is made where it is new.
  public var name: String
  /// The alias that is to stand for the version from now on.
  public var alias: String?
  /// What it is.
  public var description: String
  /// Under what terms it may be used.
  public var licence: String
  /// Words to find it by.
  public var tags: Set<String>
  /// The row of the packing that its weights are taken from; nil for the checkpoint's own weights.
  public var packing: Int64?

  /// A registration.
  public init(
    name: String, alias: String? = nil, description: String = "", licence: String = "",
    tags: Set<String> = [], packing: Int64? = nil
  ) {
    (self.name, self.alias, self.description) = (name, alias, description)
    (self.licence, self.tags, self.packing) = (licence, tags, packing)
  }
}
