import Settings

/// One layer of a list such as `conv2d:edge,relu,max_pool2d:2`, as it was written.
public struct LayerStep: Hashable, Sendable {
  /// The layer's kind.
  let kind: String
  /// What stands behind the colon; null where nothing does.
  let settings: JSONValue
  /// The step as it was written.
  public let text: String

  /// Reads a list of steps.
  ///
  /// - Throws: where a step is empty or its settings do not read; the message names it.
  public static func list(_ text: String) throws(ExplainingError) -> [LayerStep] {
    guard text.utf8.count <= 10_000 else {
      throw ExplainingError(.usage, "expected steps of at most 10000 characters, found \(text.utf8.count)")
    }
    var steps: [LayerStep] = []
    for (index, part) in parts(of: text).enumerated() {
      steps.append(try LayerStep(part, number: index + 1))
    }
    guard steps.count <= 50 else {
      throw ExplainingError(.usage, "expected at most 50 steps, found \(steps.count)")
    }
    return steps
  }

  private init(_ part: Substring, number: Int) throws(ExplainingError) {
    let text = part.trimmed
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    guard let kind = halves.first, !kind.isEmpty else {
      throw ExplainingError(
        .usage, "step \(number): expected a layer such as conv2d:edge, relu or max_pool2d:2, found '\(text)'")
    }
    (self.kind, self.text) = (kind, text)
    guard halves.count > 1 else {
      settings = .null
      return
    }
    guard !halves[1].isEmpty, let value = Self.value(halves[1]) else {
      throw ExplainingError(
        .usage,
        "step \(number) (\(text)): expected a name, a number, a list or {key: value} behind the colon, found '\(halves[1])'"
      )
    }
    settings = value
  }

  /// The parts between commas that stand in no brackets.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var (start, depth) = (text.startIndex, 0)
    for place in text.indices {
      switch text[place] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "," where depth <= 0:
        parts.append(text[start..<place])
        start = text.index(after: place)
      default: break
      }
    }
    return parts + [text[start...]]
  }

  /// JSON in which names need no quotes.
  private static func value(_ text: String) -> JSONValue? {
    var (json, word) = ("", "")
    var isQuoted = false
    func quoted(_ word: String) -> String {
      let isPlain = word.isEmpty || ["true", "false", "null"].contains(word) || Double(word) != nil
      return isPlain ? word : "\"\(word)\""
    }
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character.isLetter || character.isNumber || "_-.+".contains(character) {
        word.append(character)
      } else {
        json += quoted(word) + String(character)
        word = ""
      }
    }
    return try? JSONValue(parsing: json + quoted(word))
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
