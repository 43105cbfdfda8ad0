import ExperimentFiles
import Testing
import Tracking

/// Scalars are typed alike in files and on the command line; the command line is the shorter way to ask.
@Suite struct YAMLScalarTests {
  @Test(arguments: [
    ("1", ParamValue.integer(1)), ("-3", .integer(-3)), ("+3", .integer(3)), ("010", .integer(10)),
    ("0x1F", .integer(31)), ("0o17", .integer(15)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("1.0", .real(1)), ("1e-3", .real(0.001)), ("1E3", .real(1000)), ("1.", .real(1)), (".5", .real(0.5)),
    ("+.5e1", .real(5)), ("-1.5e-7", .real(-1.5e-7)),
    ("true", .boolean(true)), ("False", .boolean(false)),
    ("no", .text("no")), ("on", .text("on")), ("adam", .text("adam")), ("1_000", .text("1_000")),
    ("1e", .text("1e")), ("0x", .text("0x")), (".", .text(".")), ("2026-01-01", .text("2026-01-01")),
    ("'5'", .text("5")), ("\"true\"", .text("true")), ("a=b", .text("a=b")),
  ])
  func plainTextIsTyped(text: String, value: ParamValue) throws {
    #expect(try Assignment.parse("key=\(text)") == Assignment(key: "key", value: value))
  }

  @Test(arguments: ["9223372036854775808", "1e999", ".inf", "-.inf", ".nan"])
  func numbersThatCannotBeHeldAreRefused(text: String) throws {
    #expect(throws: ExperimentFileError.self) { try Assignment.parse("key=\(text)") }
  }
}
