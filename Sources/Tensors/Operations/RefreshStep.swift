/// Work that depends on a parameter alone, done again only where the parameter has changed.
final class RefreshStep: Step {
  private let parameter: Parameter
  private let body: () -> Void
  private var seenRevision = -1

  init(of parameter: Parameter, _ body: @escaping () -> Void) {
    (self.parameter, self.body) = (parameter, body)
  }

  func run() {
    guard seenRevision != parameter.revision else { return }
    body()
    seenRevision = parameter.revision
  }
}
