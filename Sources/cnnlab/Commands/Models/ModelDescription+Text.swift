import Lab
import Reports
import Tracking

extension ModelDescription {
  /// - Parameter width: the columns of the terminal; nil where lines may be of any length.
  func text(title: String, width: Int?, style: Style) -> String {
    let blocks = [
      [printable(title)] + factLines(facts, indentation: 16, width: width),
      table(width: width, style: style),
      events.isEmpty ? [] : ["log"] + events.map { printable("  \($0.line)") },
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What is not known is left out.
  private var facts: [(name: String, value: String)] {
    let rows = versionFacts + sourceFacts + inputFacts + proofFacts
    return rows.compactMap { row in
      guard let value = row.value, !value.isEmpty else { return nil }
      return (row.name, value)
    }
  }

  private var versionFacts: [(name: String, value: String?)] {
    [
      ("versions", versions.map(\.reference).joined(separator: ", ")),
      ("aliases", version?.aliases.joined(separator: ", ")), ("description", version?.description),
      ("licence", version?.licence), ("tags", version?.tags.joined(separator: ", ")),
      ("precision", version.map { $0.precision ?? "float32" }),
      ("registered", version.map { RunTime.text($0.createdAt) }),
    ]
  }

  private var sourceFacts: [(name: String, value: String?)] {
    [
      ("run", "\(run.name) (\(run.id))"), ("epoch", "\(checkpoint.epoch), after step \(checkpoint.step)"),
      ("kept as", checkpoint.tags.map(\.rawValue).sorted().joined(separator: ", ")),
      ("parent", parent.map { "\($0.reference), run \($0.run), epoch \($0.epoch)" }),
      (
        "metrics",
        metrics.sorted { $0.key < $1.key }.map { "\($0.key)=\(NumberText.metric($0.value))" }
          .joined(separator: ", ")
      ),
      ("dataset", "\(run.dataset) (\(run.datasetFingerprint))"), ("split", run.splitHash),
      ("seed", "\(run.seed)"), ("commit", run.environment.gitCommit),
      ("cnnlab", run.environment.toolVersion),
    ]
  }

  private var inputFacts: [(name: String, value: String?)] {
    let numbers: ([Double]) -> String? = { values in
      values.isEmpty ? nil : values.map { "\($0)" }.joined(separator: ", ")
    }
    return [
      ("architecture", "\(run.architecture) (\(run.architectureHash))"),
      ("parameters", count(run.parameterCount)), ("multiply-adds", run.multiplyAdds.map(count)),
      (
        "size",
        "\(NumberText.bytes(storedByteCount)) stored of \(NumberText.bytes(rawByteCount)) in "
          + "\(tensors.count) tensors"
      ),
      ("packings", packings.map(text).joined(separator: "; ")),
      ("input", input.shape.map(String.init).joined(separator: "x") + ", channels first"),
      ("scaling", "divided by \(input.divisor)"), ("mean", numbers(input.mean)),
      ("deviation", numbers(input.deviation)), ("resizing", input.resampling),
      ("classes", "\(input.classes.count): \(input.classes.joined(separator: ", "))"), ("loss", input.loss),
    ]
  }

  private func text(_ packing: PackingRecord) -> String {
    let metrics = packing.metrics.sorted { $0.key < $1.key }.map {
      "val.\($0.key)=\($0.value.map(NumberText.metric) ?? "undefined")"
    }
    return "\(packing.precision.rawValue) \(NumberText.bytes(packing.storedByteCount)), "
      + metrics.joined(separator: ", ")
  }

  private var proofFacts: [(name: String, value: String?)] {
    [
      ("seal", proof?.seal ?? "none: an earlier version stored this model"),
      (
        "golden input",
        proof?.golden.map { golden in
          "\(golden.input.sampleCount) samples (\(proof?.goldenDigest ?? "")), expected scores "
            + golden.scores.prefix(Self.shownScores).map { "\($0)" }.joined(separator: ", ")
            + (golden.scores.count > Self.shownScores ? ", ..." : "")
        }
      ),
    ]
  }

  private static let shownScores = 10

  private func table(width: Int?, style: Style) -> [String] {
    let fields = [
      TextTable.Field(heading: "tensor", alignment: .left, importance: 90),
      TextTable.Field(heading: "shape", alignment: .left, importance: 80),
      TextTable.Field(heading: "stored", alignment: .right, importance: 70),
      TextTable.Field(heading: "SHA-256", alignment: .left, importance: 60),
    ]
    let rows = tensors.map { tensor in
      [
        printable(tensor.name), tensor.shape.map(String.init).joined(separator: "x"),
        NumberText.bytes(tensor.storedByteCount), String(tensor.digest.prefix(16)),
      ]
    }
    return TextTable(fields: fields, rows: rows).lines(width: width, style: style).lines
  }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }
}
