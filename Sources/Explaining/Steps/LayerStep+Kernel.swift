import Settings

extension LayerStep {
  /// A convolution's kernel and its other settings.
  struct Kernel {
    let rows: [[Float]]
    let others: [String: JSONValue]
  }

  /// Whether the step is a convolution whose kernel is said.
  var isConvolution: Bool { ["conv2d", "depthwise_conv2d"].contains(kind) }

  /// The kernel of a convolution: a name, rows of numbers, or `{kernel: ..., stride: 2}`.
  func kernel() throws(ExplainingError) -> Kernel {
    switch settings {
    case .object(var others):
      guard let kernel = others.removeValue(forKey: "kernel") else {
        throw ExplainingError(
          .usage, "step \(text): expected the key 'kernel' with a name or rows of numbers")
      }
      return Kernel(rows: try rows(kernel), others: others)
    case let kernel: return Kernel(rows: try rows(kernel), others: [:])
    }
  }

  private func rows(_ value: JSONValue) throws(ExplainingError) -> [[Float]] {
    if case .text(let name) = value {
      do { return try NamedKernel.named(name).rows } catch {
        throw ExplainingError(error.kind, "step \(text): \(error.description)")
      }
    }
    guard case .array(let list) = value else {
      let names = NamedKernel.allCases.map(\.rawValue).joined(separator: ", ")
      throw ExplainingError(
        .usage,
        "step \(text): expected a kernel behind the colon (\(names)) or rows of numbers, found \(value.spoken)"
      )
    }
    var rows: [[Float]] = []
    for entry in list {
      guard case .array(let numbers) = entry else {
        throw ExplainingError(.usage, "step \(text): expected rows of numbers, found \(entry.spoken)")
      }
      var row: [Float] = []
      for number in numbers { row.append(try self.number(number)) }
      rows.append(row)
    }
    let width = rows.first?.count ?? 0
    guard (1...31).contains(rows.count), (1...31).contains(width), rows.allSatisfy({ $0.count == width })
    else {
      throw ExplainingError(
        .usage,
        "step \(text): expected 1 to 31 rows of one length up to 31, found rows of \(rows.map { "\($0.count)" }.joined(separator: ", "))"
      )
    }
    return rows
  }

  private func number(_ value: JSONValue) throws(ExplainingError) -> Float {
    switch value {
    case .integer(let number) where abs(number) <= 1_000_000: return Float(number)
    case .number(let number) where number.isFinite && abs(number) <= 1e6: return Float(number)
    default:
      throw ExplainingError(
        .usage, "step \(text): expected numbers between -1000000 and 1000000, found \(value.spoken)")
    }
  }
}
