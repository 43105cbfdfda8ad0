import Checkpoints
import Lab
import Testing
import Tracking

/// Models whose record in the store was changed: each is refused with what is wrong with it.
@Suite struct DamagedModelTests {
  private let lab: LabFixture
  private let run: RunRecord

  init() throws {
    lab = try LabFixture()
    run = try lab.train(["architecture": .text("lenet5"), "epochs": .integer(1)])
  }

  private func refusal(after sql: String) throws -> (kind: FailureKind, message: String) {
    try lab.tamper(sql)
    let error = #expect(throws: (any Error).self) {
      try StoredModel(ModelReference(run: run.name), in: lab.store)
    }
    let thrown = try #require(error)
    return (FailureKind(of: thrown), "\(thrown)")
  }

  @Test(arguments: [
    #"UPDATE architecture SET graphJSON = replace(graphJSON, '"tanh"', '"relu"')"#,
    #"UPDATE architecture SET graphJSON = replace(graphJSON, '"filters":6', '"filters":60')"#,
    "UPDATE architecture SET graphJSON = substr(graphJSON, 1, 40)",
    "UPDATE architecture SET graphJSON = ''",
  ])
  func anArchitectureThatWasChangedIsRefused(_ sql: String) throws {
    let refusal = try refusal(after: sql)
    #expect(refusal.kind == .badData)
    #expect(
      refusal.message
        == "run \(run.name): the stored architecture does not match its hash; the store is damaged")
  }

  private static let ofBias =
    "WHERE id IN (SELECT tensor FROM checkpointTensor WHERE name = 'conv2.bias')"

  @Test(arguments: [
    "UPDATE tensor SET data = zeroblob(length(data)) \(ofBias)",
    "UPDATE tensor SET data = substr(data, 1, 8) \(ofBias)",
    "UPDATE tensor SET data = x'' \(ofBias)",
    "UPDATE tensor SET codec = 77 \(ofBias)",
    "UPDATE tensor SET rawByteCount = 4000000000000 \(ofBias)",
    "UPDATE tensor SET digest = 'none' \(ofBias)",
    "UPDATE tensor SET shapeJSON = '[4,4]' \(ofBias)",
    "UPDATE checkpointTensor SET tensor = (SELECT min(tensor) FROM checkpointTensor) WHERE name = 'conv2.bias'",
    "UPDATE checkpointTensor SET name = 'stray.bias' WHERE name = 'conv2.bias'",
    "DELETE FROM checkpointTensor WHERE name = 'conv2.bias'",
  ])
  func aTensorThatWasChangedIsRefusedByName(_ sql: String) throws {
    let refusal = try refusal(after: sql)
    #expect(refusal.kind == .badData)
    #expect(refusal.message.contains("tensor 'conv2.bias'"), "\(refusal.message)")
  }

  @Test func aShapeThatIsNoneIsRefused() throws {
    let refusal = try refusal(after: "UPDATE tensor SET shapeJSON = '{}' \(Self.ofBias)")
    #expect(refusal.kind == .badData)
    #expect(refusal.message.contains("expected JSON that the store wrote, found '{}'"), "\(refusal.message)")
  }

  @Test func aTensorTooManyIsRefusedByName() throws {
    let refusal = try refusal(
      after: """
        INSERT INTO checkpointTensor (checkpoint, position, name, tensor)
        SELECT checkpoint, 99, 'stray.weight', tensor FROM checkpointTensor WHERE name = 'conv2.bias'
        """)
    #expect(refusal.kind == .badData)
    #expect(refusal.message.contains("'stray.weight'"))
  }

  @Test(arguments: [
    (#","9"]"#, "]", "its classes and loss do not fit its network"),
    ("categorical_cross_entropy", "mse", "found 'mse'"),
    (#""pixelMaximum":16"#, #""pixelMaximum":0"#, "a positive pixel maximum"),
    (#""pixelMaximum":16"#, #""pixelMaximum":-255"#, "a positive pixel maximum"),
    ("[1,8,8]", "[1,4,8]", "expected the shape"),
    ("[1,8,8]", "[0]", "input shape"),
    ("{", "[", "cannot be read"),
  ])
  func aPreparationThatWasChangedIsRefused(
    _ found: String, _ replacement: String, _ message: String
  ) throws {
    let refusal = try refusal(
      after: "UPDATE runDetail SET preparationJSON = replace(preparationJSON, '\(found)', '\(replacement)')")
    #expect(refusal.kind == .badData)
    #expect(refusal.message.contains(message), "\(refusal.message)")
  }
}
