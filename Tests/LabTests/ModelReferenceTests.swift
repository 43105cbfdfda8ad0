import Lab
import Testing
import Tracking

@Suite struct ModelReferenceTests {
  @Test(arguments: [
    ("run:1a2b3c4d", "1a2b3c4d", CheckpointSelector.best),
    ("run:1a2b3c4d@best", "1a2b3c4d", .best),
    ("run:brave-otter-7@last", "brave-otter-7", .last),
    ("run:x@epoch=12", "x", .epoch(12)),
    ("run:x@epoch=0", "x", .epoch(0)),
  ])
  func aReferenceIsRead(_ text: String, _ run: String, _ checkpoint: CheckpointSelector) throws {
    let reference = try ModelReference(text)
    #expect(reference == ModelReference(run: run, checkpoint: checkpoint))
    #expect(try ModelReference(reference.description) == reference)
  }

  @Test(arguments: [
    ("mnist", "mnist", VersionSelector.newest), ("mnist@champion", "mnist", .alias("champion")),
    ("a.b-c_1:12", "a.b-c_1", .number(12)),
  ])
  func aNameIsRead(_ text: String, _ model: String, _ version: VersionSelector) throws {
    let reference = try ModelReference(text)
    #expect(reference == .version(model: model, version))
    #expect(reference.description == text)
  }

  @Test(arguments: [
    (
      "", LabError.Kind.notFound,
      "expected a model such as name, name@alias, name:3 or run:ID@best, found ''"
    ),
    (
      "-x", .notFound, "expected a model such as name, name@alias, name:3 or run:ID@best, found '-x'"
    ),
    ("Run:1a2b", .usage, "expected the number of a version after 'Run:', found '1a2b'"),
    ("a@", .usage, "expected an alias after 'a@', found ''"),
    ("a:0", .usage, "expected the number of a version after 'a:', found '0'"),
    ("a@b:1", .usage, "expected an alias after 'a@', found 'b:1'"),
    ("run:", .usage, "expected the id or the name of a run after 'run:', found nothing"),
    ("run:@best", .usage, "expected the id or the name of a run after 'run:', found nothing"),
    ("run:a@", .usage, "expected @best, @last or @epoch=N after the run, found '@'"),
    ("run:a@bset", .usage, "expected @best, @last or @epoch=N after the run, found '@bset'"),
    ("run:a@epoch=-1", .usage, "expected @best, @last or @epoch=N after the run, found '@epoch=-1'"),
    ("run:a@epoch=", .usage, "expected @best, @last or @epoch=N after the run, found '@epoch='"),
    ("run:a@best@last", .usage, "expected @best, @last or @epoch=N after the run, found '@best@last'"),
    (
      "run:a@epoch=99999999999999999999", .usage,
      "expected @best, @last or @epoch=N after the run, found '@epoch=99999999999999999999'"
    ),
  ])
  func whatIsNoReferenceIsRefused(_ text: String, _ kind: LabError.Kind, _ message: String) {
    let error = #expect(throws: LabError.self) { try ModelReference(text) }
    #expect(error == LabError(kind, message))
  }

  @Test func whatIsNotInTheStoreIsNotFound() throws {
    let lab = try LabFixture()
    let run = try lab.train(["epochs": .integer(3)])
    for text in ["run:ffffffff", "run:\(run.name)@epoch=9", "champion", run.name] {
      let error = #expect(throws: StoreError.self) { try StoredModel(ModelReference(text), in: lab.store) }
      #expect(error.map { FailureKind(of: $0) } == .notFound)
    }
  }
}
