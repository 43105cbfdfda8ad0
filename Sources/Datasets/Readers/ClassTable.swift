import Words

/// Which class index a label stands for.
struct ClassTable {
  /// The most classes that there can be.
  static let largestCount = 1 << 16

  /// Names of the classes, in the order of their indices.
  let names: [String]
  /// The labels by number, where labels are numbers.
  private let numbers: [Int: Int32]
  private let places: [String: Int32]

  /// The classes of the given names.
  ///
  /// - Parameter numbers: the number by which each class is known in files; nil for its index.
  init(names: [String], numbers: [Int]? = nil) {
    self.names = names
    places = Self.indices(names)
    self.numbers = Self.indices(numbers ?? Array(names.indices))
  }

  /// The classes that are found among labels: distinct numbers in ascending order, or distinct names by their Unicode
  /// scalars; where some labels are names, numbers are names too.
  init(found labels: [RawLabels], data: String) throws(DatasetError) {
    var numbers: Set<Int> = []
    var names: Set<String> = []
    for part in labels {
      switch part {
      case .numbers(let found): numbers.formUnion(found)
      case .names(let found): names.formUnion(found)
      }
    }
    guard numbers.count + names.count <= Self.largestCount else {
      throw .unsuitable(
        data: data, expected: "at most \(Self.largestCount) classes", found: "\(numbers.count + names.count)")
    }
    if names.isEmpty {
      let sorted = numbers.sorted()
      self.init(names: sorted.map(String.init), numbers: sorted)
    } else {
      names.formUnion(numbers.map(String.init))
      self.init(
        names: names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }, numbers: [])
    }
  }

  /// The class index of each label; nil where one stands for no class.
  func indices(_ labels: RawLabels) -> [Int32?] {
    switch labels {
    case .numbers(let found) where numbers.isEmpty: found.map { places["\($0)"] }
    case .numbers(let found): found.map { numbers[$0] }
    case .names(let found): found.map { places[$0] }
    }
  }

  /// What a label must be, and what the one of a record is.
  func mismatch(_ labels: RawLabels, at record: Int) -> (expected: String, found: String) {
    switch labels {
    case .numbers(let found): (expectedNumber, "\(found[record])")
    case .names(let found):
      (
        "the name of a class, such as '\(nearestName(to: found[record], among: names) ?? names.first ?? "")'",
        "'\(found[record])'"
      )
    }
  }

  private var expectedNumber: String {
    let known = numbers.keys.sorted()
    guard let first = known.first, let last = known.last else { return "the name of a class" }
    return last - first == known.count - 1
      ? "a label from \(first) to \(last)"
      : "one of the labels \(known.map(String.init).joined(separator: ", "))"
  }

  private static func indices<Key: Hashable>(_ keys: [Key]) -> [Key: Int32] {
    Dictionary(zip(keys, 0...), uniquingKeysWith: { first, _ in first })
  }
}

extension ReadPart {
  /// The class index of each label; a record whose label stands for no class is noted as bad and left out.
  mutating func takeClasses(_ table: ClassTable, _ bad: inout BadRecords) throws(DatasetError) -> [Int32] {
    let indices = table.indices(labels)
    for (record, index) in indices.enumerated() where index == nil {
      let (expected, found) = table.mismatch(labels, at: record)
      try bad.note(.malformed(file: file, place: .record(record), expected: expected, found: found))
    }
    keep(indices.indices.filter { indices[$0] != nil })
    return indices.compactMap(\.self)
  }
}
