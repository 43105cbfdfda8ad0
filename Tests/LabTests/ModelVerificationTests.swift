import Foundation
import Lab
import Testing
import Tracking

/// Stored models that are held against their seals, digests and golden scores.
@Suite struct ModelVerificationTests {
  private let lab: LabFixture
  private let run: RunRecord
  private var reference: ModelReference { ModelReference(run: run.name) }

  init() throws {
    lab = try LabFixture()
    run = try lab.train(["architecture": .text("lenet5"), "epochs": .integer(1)])
    _ = try StoredModel(ModelReference(run: run.name), in: lab.store)
      .packed(to: .int8, in: lab.store, datasets: lab.datasets, threads: 1)
  }

  @Test func aModelThatWasNotTouchedIsWhole() throws {
    let verification = try ModelVerification(reference, in: lab.store)
    #expect(verification.faults == [])
    #expect(verification.isSealed && verification.hasGolden)
  }

  /// One byte of each stored column of a model is another one.
  @Test(arguments: [
    ("tensor.data, lossless", #"UPDATE tensor SET data = \#(flipped("data", 60)) WHERE codec = 2"#, "tensor"),
    ("tensor.data, packed", #"UPDATE tensor SET data = \#(flipped("data", 60)) WHERE codec = 5"#, "int8"),
    ("tensor.digest", "UPDATE tensor SET digest = \(changed("digest"))", "tensor"),
    ("tensor.shape", "UPDATE tensor SET shapeJSON = '[1]' WHERE shapeJSON = '[6]'", "tensor"),
    ("tensor.rawByteCount", "UPDATE tensor SET rawByteCount = rawByteCount + 1", "tensor"),
    ("checkpointTensor.name", "UPDATE checkpointTensor SET name = name || 'x' WHERE position = 0", "seal"),
    ("checkpoint.step", "UPDATE checkpoint SET step = step + 1", "seal"),
    ("architecture.hash", "UPDATE architecture SET hash = \(changed("hash"))", "architecture"),
    (
      "architecture.graph", #"UPDATE architecture SET graphJSON = replace(graphJSON, '"tanh"', '"relu"')"#,
      "architecture"
    ),
    (
      "preparation",
      #"UPDATE runDetail SET preparationJSON = replace(preparationJSON, '"7"', '"8"')"#, "seal"
    ),
    ("param", "UPDATE param SET value = 0.5 WHERE name = 'learning_rate'", "seal"),
    ("dataset", "UPDATE dataset SET fingerprint = fingerprint || '0'", "seal"),
    ("split", "UPDATE run SET splitHash = splitHash || '0'", "seal"),
    ("seed", "UPDATE run SET seed = seed + 1", "seal"),
    ("golden input", #"UPDATE goldenInput SET data = \#(flipped("data", 9))"#, "golden input"),
    ("golden digest", "UPDATE goldenInput SET digest = 'x' || digest", "golden input"),
    ("golden scores", #"UPDATE proof SET scoreData = \#(flipped("scoreData", 3))"#, "seal"),
    ("seal", "UPDATE proof SET seal = \(changed("seal"))", "seal"),
    ("points", #"UPDATE pointChunk SET data = \#(flipped("data", 12))"#, "metrics"),
    ("summaries", "UPDATE metricSummary SET lastEpoch = lastEpoch + 1", "metrics"),
    ("a metric's name", "UPDATE metric SET name = name || 'x'", "metrics"),
    ("scores", #"UPDATE score SET data = \#(flipped("data", 20))"#, "scores"),
    ("labels", #"UPDATE labelSet SET data = \#(flipped("data", 4))"#, "scores"),
    ("run seals", "UPDATE runSeal SET scoreSeal = \(changed("scoreSeal"))", "scores"),
    ("packing.seal", "UPDATE packing SET seal = \(changed("seal"))", "int8"),
    ("packing.scores", #"UPDATE packing SET scoreData = \#(flipped("scoreData", 3))"#, "int8"),
  ])
  func aChangedByteIsFoundAndNamed(_ column: String, _ sql: String, _ place: String) throws {
    try lab.tamper(sql)
    let faults = try ModelVerification(reference, in: lab.store).faults
    #expect(faults.contains { $0.contains(place) }, "\(column): \(faults)")
  }

  /// SQL for bytes of which one, counted from 1, is another one.
  private static func flipped(_ column: String, _ position: Int) -> String {
    let other = "CASE WHEN substr(\(column), \(position), 1) = x'5a' THEN x'a5' ELSE x'5a' END"
    return
      "CAST(substr(\(column), 1, \(position - 1)) || \(other) || substr(\(column), \(position + 1)) AS BLOB)"
  }

  /// SQL for a hexadecimal text that begins with another digit.
  private static func changed(_ column: String) -> String {
    "CASE WHEN substr(\(column), 1, 1) = '0' THEN '1' ELSE '0' END || substr(\(column), 2)"
  }

  @Test func everyCheckpointOfAStoreIsVerified() throws {
    _ = try lab.train()
    var whole = 0
    try ModelVerification.all(in: lab.store) { whole += $0.faults.isEmpty ? 1 : 0 }
    let all = try lab.store.allCheckpoints().count
    #expect(whole == all && whole > 1)
  }

  @Test func aPackedVersionIsLoadedByItsName() throws {
    let checkpoint = try lab.store.checkpoint(run: run.id, .best)
    let packing = try #require(try lab.store.packings(of: checkpoint).first)
    _ = try lab.store.register(checkpoint, as: ModelRegistration(name: "small", packing: packing.key))
    let model = try StoredModel(ModelReference("small"), in: lab.store)
    #expect(model.packing?.precision == .int8)
    let golden = try #require(try lab.store.packingProofs(of: checkpoint)["int8"]?.golden)
    #expect(try model.goldenFault(golden) == nil)
  }
}
