import Datasets
import Foundation
import Lab
import TestSupport
import Testing
import Tracking

/// Golden inputs of data that are no images: real numbers, in series and in volumes.
@Suite struct FloatGoldenTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private static let count = 24

  /// Values of a sample, some of them negative, by which its class can be told.
  private func values(_ sample: Int, count: Int) -> [Float] {
    (0..<count).map { Float(sin(Double(1 + $0) * Double(1 + sample % 2) * 0.7 + 0.01 * Double(sample))) }
  }

  /// Series of 16 values in a CSV file.
  private func series() throws -> DatasetSource {
    let header = "label," + (0..<16).map { "v\($0)" }.joined(separator: ",") + "\n"
    let rows = (0..<Self.count).map { sample in
      "\(sample % 2)," + values(sample, count: 16).map { "\($0)" }.joined(separator: ",") + "\n"
    }
    var source = DatasetSource(
      name: "series", path: try lab.folder.write(Data((header + rows.joined()).utf8), to: "series.csv"))
    source.shape = [1, 16]
    return source
  }

  /// Volumes of 4x4x4 voxels in an array of NumPy.
  private func volumes() throws -> DatasetSource {
    let samples = (0..<Self.count).flatMap { values($0, count: 64) }
    let labels = (0..<Self.count).map { Int64($0 % 2) }
    try npy("y.npy", "<i8", "(\(Self.count),)", labels.withUnsafeBytes { Data($0) })
    let path = try npy("x.npy", "<f4", "(\(Self.count), 4, 4, 4)", samples.withUnsafeBytes { Data($0) })
    var source = DatasetSource(name: "volumes", path: path)
    source.dimensions = 3
    return source
  }

  /// Writes a file of NumPy; see `numpy.lib.format`.
  @discardableResult
  private func npy(_ name: String, _ type: String, _ shape: String, _ content: Data) throws -> String {
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }\n"
    let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
    return try lab.folder.write(Data(start) + Data(header.utf8) + content, to: name)
  }

  private func train(on source: DatasetSource) throws -> RunRecord {
    var settings = DatasetSettings(name: source.name)
    settings.source = source
    settings.standardizes = true
    // Little, so that no score is so near 0 or 1 that a change of the input would not show.
    return try lab.train(
      ["learning_rate": .real(0.001)],
      Experiment(
        name: nil, dataset: settings, validation: HoldOut(.count(8), seed: 5),
        objective: MetricObjective(metric: "val.loss", goal: .minimize)))
  }

  @Test(arguments: [("series", [1, 16]), ("volumes", [1, 4, 4, 4])])
  func whatIsKeptIsRawAndAnsweredAgain(_ kind: String, _ shape: [Int]) throws {
    let source = try kind == "series" ? series() : volumes()
    let run = try train(on: source)
    let proof = try #require(try lab.store.proof(of: lab.store.checkpoint(run: run.id, .best)))
    let golden = try #require(proof.golden)
    #expect(golden.input.sampleCount == 4 && golden.input.shape == shape && golden.scores.count == 8)
    // As the data have them, before they are brought to mean 0 and deviation 1.
    let dataset = try lab.datasets.load(source)
    let split = try HoldOut(.count(8), seed: 5).split(labels: dataset.train.labels, classCount: 2)
    let size = shape.reduce(1, *)
    let expected = split.validation.prefix(4).flatMap { values(Int($0), count: size) }
    #expect(golden.input.data == expected.withUnsafeBytes { [UInt8]($0) })
    #expect(try ModelVerification(ModelReference(run: run.name), in: lab.store).faults == [])
    // The sign of the first value.
    try lab.tamper(
      """
      UPDATE goldenInput SET data = CAST(substr(data, 1, 3) || CASE WHEN substr(data, 4, 1) < x'80' THEN x'bf'
        ELSE x'3f' END || substr(data, 5) AS BLOB)
      """)
    let faults = try ModelVerification(ModelReference(run: run.name), in: lab.store).faults
    #expect(faults.contains { $0.hasPrefix("golden input: expected digest") }, "\(faults)")
    #expect(faults.contains { $0.hasPrefix("golden scores: score") }, "\(faults)")
  }
}
