import ExperimentFiles
import Foundation
import TestSupport
import Testing

/// Every mistake is answered in one line that names the place, what was expected and what was found.
@Suite struct ExperimentFileErrorTests {
  static let head = """
    name: x
    dataset: {name: digits}
    method: grid
    metric: {name: val.f1, goal: maximize}

    """
  static let parameters = head + "parameters:\n"

  private func message(_ text: String, known: [String]? = nil) throws -> String {
    let error = try #require(throws: ExperimentFileError.self) {
      try ExperimentFile(text: text, path: "x.yaml", knownParameters: known)
    }
    #expect(!error.description.contains("\n"))
    return error.description
  }

  @Test(arguments: [
    (
      "  lerning_rate: {value: 1}",
      "6:3: unknown key 'lerning_rate' in parameters; did you mean 'learning_rate'?"
    ),
    ("  wibbly: {value: 1}", "6:3: unknown key 'wibbly' in parameters; known are learning_rate, epochs"),
    ("  epochs: 10", "6:11: expected parameter 'epochs' to be {value: ...} or {values: [...]}, found '10'"),
    ("  epochs: {valeus: [1]}", "6:12: unknown key 'valeus' in parameter 'epochs'; did you mean 'values'?"),
    ("  epochs: {values: []}", "6:20: parameter 'epochs' has no values; list at least one"),
    (
      "  epochs: {values: 3}",
      "6:20: expected values of parameter 'epochs' to be a list, such as [1, 2], found '3'"
    ),
    ("  epochs: {values: [1, 2, 1]}", "6:27: parameter 'epochs' lists '1' twice"),
    ("  epochs: {values: [1, [2]]}", "6:24: expected a number, true, false or text, found a list"),
    ("  epochs: {value: 1e999}", "6:19: expected a finite number of at most 64 bits, found '1e999'"),
    ("  epochs: {value: }", "6:12: 'value' has no value; give one or leave the key out"),
    (
      "  epochs: {value: 1, values: [1]}",
      "6:30: give either 'value' or 'values' in parameter 'epochs', not both"
    ),
    (
      "  epochs: {}",
      "6:11: parameter 'epochs' has no values; give {value: ...}, {values: [...]} or {min: ..., max: ...}"
    ),
    ("  epochs: {distribution: unifrom}", "6:26: unknown distribution 'unifrom'; did you mean 'uniform'?"),
    (
      "  epochs: {value: !!float 1}", "6:19: the tag 'tag:yaml.org,2002:float' is not supported; leave it out"
    ),
    (
      "  epochs: {value: 1}\n  epochs: {value: 2}",
      "6:3: 'epochs' is given more than once; give each key once"
    ),
    ("  epochs: {value: *nowhere}", "6:19: not valid YAML: found undefined alias"),
    ("  [1, 2]: {value: 3}", "6:3: expected a word as a key, found a list"),
    ("  epochs: [", "7:1: not valid YAML: while parsing a flow node did not find expected node content"),
    (
      "\tepochs: 1",
      "6:1: not valid YAML: while scanning for the next token found character that cannot start any token"
    ),
  ])
  func mistakesInParameters(line: String, expected: String) throws {
    let text = try message(Self.parameters + line + "\n", known: ["learning_rate", "epochs"])
    #expect(text == "x.yaml:" + expected)
  }

  @Test(arguments: [
    ("name: x", "name: 7", "1:7: expected the name of the experiment, found '7'"),
    ("name: x\n", "", "1:1: the key 'name' is missing"),
    (
      "{name: digits}", "digits",
      "2:10: expected dataset to be a mapping, such as {name: digits}, found 'digits'"
    ),
    (
      "{name: digits}", "{name: }",
      "2:11: 'name' has no value; give one, or write a word without settings alone"
    ),
    ("method: grid", "method: gird", "3:9: unknown method 'gird'; did you mean 'grid'?"),
    ("method: grid", "method: x", "3:9: unknown method 'x'; known are grid, random, sobol, tpe"),
    ("maximize", "max", "4:30: expected maximize or minimize, found 'max'"),
    (", goal: maximize", "", "4:9: the key 'goal' is missing in metric"),
    ("method:", "metod:", "3:1: unknown key 'metod'; did you mean 'method'?"),
  ])
  func mistakesInSections(part: String, replacement: String, expected: String) throws {
    let whole = Self.parameters + "  epochs: {value: 1}\n"
    #expect(try message(whole.replacing(part, with: replacement, maxReplacements: 1)) == "x.yaml:" + expected)
  }

  @Test(arguments: [
    ("flatten", "7:8: expected architecture 'net' to be a list of layers, found 'flatten'"),
    ("[]", "7:8: architecture 'net' has no layers"),
    ("[3]", "7:9: expected a layer, such as flatten or max_pool2d: 2, found '3'"),
    ("[{name: a}]", "7:9: expected a layer, such as flatten or max_pool2d: 2, found no kind of layer"),
    (
      "[{dense: 1, flatten: 2}]",
      "7:20: expected one kind of layer in an item, found 'dense' and 'flatten'; "
        + "begin each layer with '-' and indent its settings further"
    ),
    ("[{dense: 1, inputs: a}]", "7:28: expected a list of names of layers, found 'a'"),
    ("[{flatten: }]", "7:10: 'flatten' has no value; give one, or write a word without settings alone"),
  ])
  func mistakesInArchitectures(layers: String, expected: String) throws {
    let text = Self.head + "parameters: {}\narchitectures:\n  net: \(layers)\n"
    #expect(try message(text) == "x.yaml:" + expected)
  }

  @Test func filesThatAreNoTextAreNamed() throws {
    let folder = try TemporaryFolder()
    func failure(_ path: String) throws -> ExperimentFileError {
      try #require(throws: ExperimentFileError.self) { try ExperimentFile(contentsOf: path) }
    }
    let missing = folder.path("missing.yaml")
    #expect(try failure(missing).kind == .notFound)
    #expect(try failure(missing).description == "\(missing): there is no such file")

    let empty = try folder.write(Data(" \n".utf8), to: "empty.yaml")
    #expect(
      try failure(empty).description
        == "\(empty): the file is empty; expected an experiment (name, dataset, ...)")
    #expect(try failure(empty).kind == .invalid)

    let binary = try folder.write(Data("name: x\nab".utf8) + Data([0xFF, 0xFE]), to: "binary.yaml")
    #expect(
      try failure(binary).description
        == "\(binary):2:3: a byte that is not UTF-8; save the file as UTF-8 text")

    let control = try folder.write(Data("name: x\nab\u{0}".utf8), to: "control.yaml")
    #expect(
      try failure(control).description == "\(control):2:3: not valid YAML: control characters are not allowed"
    )

    #expect(try failure("/dev/zero").description.contains("larger than 1 MiB"))
    #expect(try failure(folder.url.path).description.contains("found a folder"))
  }

  @Test func shortTextsAreParsedToo() throws {
    #expect(try message("a: 1").hasPrefix("x.yaml:1:1: unknown key 'a'; known are name"))
    #expect(try message("# only\n") == "x.yaml:1:1: the file has no content; expected an experiment")
    #expect(try message("a: 1\n---\nb: 2\n").contains("found another document"))
  }

  @Test func bombsAreDefused() throws {
    let levels = 30
    var bomb = "l0: &l0 [x, x]\n"
    for level in 1...levels {
      bomb += "l\(level): &l\(level) [*l\(level - 1), *l\(level - 1)]\n"
    }
    #expect(try message(bomb).contains("aliases expand to too many values"))
    for key in ["? *l\(levels)\n: 1\n", "*l\(levels) : 1\n", "[*l\(levels)]: 1\n", "{a: *l\(levels)}: 1\n"] {
      #expect(try message(bomb + key).contains("aliases and collections as keys are not supported"))
    }
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(try message("a: \(deep)").contains("nested more than 64 levels deep"))
    #expect(try message(String(repeating: "[", count: 100_000)).contains("nesting level"))
    #expect(try message("a: " + String(repeating: "x", count: 1 << 20)).contains("larger than 1 MiB"))
  }
}
