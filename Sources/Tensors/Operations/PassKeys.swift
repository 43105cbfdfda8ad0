/// The number of the pass that a plan is in, for what is random in it.
public final class PassNumber {
  /// Passes of one number draw the same.
  public var value: UInt64 = 0

  /// Number 0.
  public init() {}
}

/// The randomness of a plan, or of one layer in it: a key for each pass.
///
/// A key follows from generator and number alone, so that a training that is resumed needs to remember nothing of it.
public struct PassKeys {
  private let generator: SeededGenerator
  private let pass: PassNumber

  /// Keys for the passes that `pass` numbers.
  public init(_ generator: SeededGenerator, of pass: PassNumber) {
    (self.generator, self.pass) = (generator, pass)
  }

  /// Keys of their own for one layer.
  public func split(_ label: String) -> PassKeys { PassKeys(generator.split(label), of: pass) }

  /// The key of the pass that is going on.
  var current: UInt64 {
    var stream = generator.split(pass.value)
    return stream.next()
  }
}
