import ExperimentFiles
import Testing

@Suite struct AssignmentTests {
  @Test(arguments: [
    ("epochs", "'epochs': expected key=value, such as learning_rate=1e-3"),
    ("=3", "'=3': expected the name of a parameter before '='"),
    ("learning rate=3", "'learning rate=3': expected the name of a parameter before '='"),
    ("epochs=", "'epochs=': expected a value after '=', found nothing"),
    ("epochs=null", "'epochs=null': expected a value after '=', found nothing"),
    ("seed=1e999", "'seed=1e999': expected a finite number of at most 64 bits after '='"),
    ("a\n=b", "'a\\n=b': expected the name of a parameter before '='"),
  ])
  func malformedAssignmentsAreNamed(text: String, message: String) throws {
    let error = try #require(throws: ExperimentFileError.self) { try Assignment.parse(text) }
    #expect(error.description == message)
  }
}
