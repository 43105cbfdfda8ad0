import Tensors

extension ReadPart {
  /// Number of records.
  var count: Int {
    switch labels {
    case .numbers(let numbers): numbers.count
    case .names(let names): names.count
    }
  }

  /// Leaves out the records that hold a value that is no finite number, each noted as bad.
  mutating func leaveOutNotFinite(_ bad: inout BadRecords) throws(DatasetError) {
    guard case .floats(let values) = values else { return }
    let size = shape.count
    var kept: [Int] = []
    for record in 0..<count {
      guard let place = values[record * size..<(record + 1) * size].firstIndex(where: { !$0.isFinite }) else {
        kept.append(record)
        continue
      }
      try bad.note(
        .malformed(
          file: file, place: .record(record), expected: "finite numbers", found: "\(values[place])"))
    }
    keep(kept)
  }

  /// Leaves out all records but the given ones, which ascend.
  mutating func keep(_ records: [Int]) {
    guard records.count < count else { return }
    switch values {
    case .bytes(let bytes): values = .bytes(chosen(records, of: bytes))
    case .floats(let floats): values = .floats(chosen(records, of: floats))
    }
    switch labels {
    case .numbers(let numbers): labels = .numbers(records.map { numbers[$0] })
    case .names(let names): labels = .names(records.map { names[$0] })
    }
  }

  private func chosen<Value>(_ records: [Int], of values: [Value]) -> [Value] {
    records.flatMap { values[$0 * shape.count..<($0 + 1) * shape.count] }
  }
}
