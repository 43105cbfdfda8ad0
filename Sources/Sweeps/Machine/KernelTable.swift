/// The numbers that Linux tells as lines of a name and a value, as in /proc/meminfo and memory.events.
package struct KernelTable {
  private let lines: [Substring]

  /// A table as it was read.
  package init(_ text: String) { lines = text.split(separator: "\n") }

  /// The number that follows a name; nil where the table does not tell it.
  package subscript(name: String) -> Int? {
    for line in lines where line.hasPrefix(name) {
      let words = line.dropFirst(name.count).split { $0 == " " || $0 == ":" }
      // The name must be a whole word.
      guard line.dropFirst(name.count).first.map({ $0 == " " || $0 == ":" }) ?? false else { continue }
      return words.first.flatMap { Int($0) }
    }
    return nil
  }
}
