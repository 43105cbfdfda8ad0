import Words

extension [String: ParamValue] {
  /// One JSON object that is the same for equal params wherever it is made: the text that a cell's hash is of.
  ///
  /// Names are sorted by their UTF-8 bytes; a real is the shortest text that reads back the same and keeps its
  /// point (`1.0`); reals that JSON lacks are objects (`{"real":"nan"}`). There is no white space.
  public var canonicalJSON: String {
    let members = sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\(jsonLiteral($0.key)):\($0.value.canonicalJSON)" }
    return "{\(members.joined(separator: ","))}"
  }
}

extension ParamValue {
  fileprivate var canonicalJSON: String {
    switch self {
    case .integer(let value): "\(value)"
    case .real(let value):
      if value.isNaN {
        #"{"real":"nan"}"#
      } else if value.isFinite {
        "\(value)"
      } else {
        "{\"real\":\"\(value)\"}"
      }
    case .boolean(let value): "\(value)"
    case .text(let value): jsonLiteral(value)
    }
  }
}
