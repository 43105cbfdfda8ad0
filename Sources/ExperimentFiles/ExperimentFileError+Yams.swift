import Yams

extension ExperimentFileError {
  /// What the YAML parser found wrong, in one line with its place.
  init(_ error: YamlError, in source: SourceText) {
    func location(_ mark: Mark) -> SourceLocation {
      SourceLocation(file: source.path, line: mark.line, column: mark.column)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let setting = context.map { "\($0.text) " } ?? ""
      self.init(at: location(mark), "not valid YAML: \(setting)\(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "'\($0.shortened)'" }.joined(separator: ", ")
      self.init(at: location(context.mark), "\(keys) is given more than once; give each key once")
    case .reader(let problem, let offset, _, _):
      let before = source.text.prefix(offset ?? 0).unicodeScalars
      self.init(at: SourceLocation(file: source.path, after: before), "not valid YAML: \(problem)")
    default:
      self.init(.invalid, place: source.path, "not valid YAML")
    }
  }
}
