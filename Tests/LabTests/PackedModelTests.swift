import Checkpoints
import Lab
import Networks
import Tensors
import TestSupport
import Testing
import Tracking

/// Models at lower precisions.
@Suite struct PackedModelTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  @Test(arguments: PackingPrecision.allCases)
  func aPackedModelIsMeasuredStoredAndLoaded(_ precision: PackingPrecision) throws {
    let run = try lab.train(["architecture": .text("lenet5"), "epochs": .integer(6)])
    let reference = try ModelReference("run:\(run.name)")
    let model = try StoredModel(reference, in: lab.store)
    let report = try model.packed(to: precision, in: lab.store, datasets: lab.datasets, threads: 1)
    #expect(report.packing.precision == precision)
    #expect(report.packing.storedByteCount * 3 < report.storedByteCount * 2)
    let stored = try lab.store.metricHistory(run: run.id, metric: "val.accuracy")
      .first { $0.epoch == model.checkpoint.epoch }?.value
    #expect(report.metrics["accuracy"] == stored)
    #expect(Set(report.packing.metrics.keys) == ["accuracy", "f1", "loss"])
    let accuracy = try #require(report.packing.metrics["accuracy"] ?? nil)
    #expect(abs(accuracy - (stored ?? 0)) < 0.02)

    let packed = try StoredModel(reference, in: lab.store, precision: precision)
    #expect(packed.packing == report.packing)
    let evaluation = try packed.evaluate(split: .val, datasets: lab.datasets, threads: 1)
    #expect(evaluation.metrics["accuracy"] == accuracy)
    // Vectors stay as they are, and are stored once with the checkpoint's.
    for (own, other) in zip(model.network.parameters, packed.network.parameters) {
      let (left, right) = (try own.tensor(), try other.tensor())
      #expect((left == right) == (left.shape.rank == 1), "\(own.name)")
    }
    #expect(try lab.store.packings(of: model.checkpoint) == [report.packing])
  }

  @Test func aPrecisionThatWasNotPackedIsNamed() throws {
    let run = try lab.train()
    let reference = ModelReference(run: run.name)
    let model = try StoredModel(reference, in: lab.store)
    _ = try model.packed(to: .f16, in: lab.store, datasets: lab.datasets, threads: 1)
    let error = #expect(throws: LabError.self) {
      try StoredModel(reference, in: lab.store, precision: .int8)
    }
    #expect(error?.kind == .notFound)
    #expect(
      error?.description
        == "expected the weights of epoch \(model.checkpoint.epoch) at int8, found f16; "
        + "make it with 'cnnlab models register --precision'")
  }

  @Test func aFlippedByteOfAPackingIsFound() throws {
    let run = try lab.train()
    let reference = ModelReference(run: run.name)
    _ = try StoredModel(reference, in: lab.store)
      .packed(to: .int8, in: lab.store, datasets: lab.datasets, threads: 1)
    try lab.tamper(
      "UPDATE tensor SET data = CAST(substr(data, 1, 20) || x'55aa' || substr(data, 23) AS BLOB) WHERE codec = 5"
    )
    #expect(throws: CheckpointError.self) { try StoredModel(reference, in: lab.store, precision: .int8) }
    _ = try StoredModel(reference, in: lab.store)
  }
}
