import ExperimentFiles
import Sweeps
import Testing
import Tracking

@Suite struct ParameterReaderTests {
  @Test func conditionsNameOneValueOrSeveral() throws {
    let space = try ExperimentText.file(
      parameters: """
          optimizer: {values: [sgd, adam, rmsprop]}
          schedule: {value: step}
          momentum: {values: [0, 0.9], when: {optimizer: [sgd, rmsprop]}}
          nesterov: {value: true, when: {optimizer: sgd, momentum: 0.9}}
        """
    ).space
    #expect(space.parameters[2].conditions == [Condition("optimizer", in: ["sgd", "rmsprop"])])
    #expect(
      space.parameters[3].conditions
        == [Condition("optimizer", in: ["sgd"]), Condition("momentum", in: [0.9])])
    #expect(space.varying == ["optimizer", "momentum", "nesterov"])
  }

  @Test func parametersWithinParametersAreJoinedByDots() throws {
    let file = try ExperimentText.file(
      parameters: """
          optimizer: {values: [sgd, adam]}
          augment:
            when: {optimizer: sgd}
            parameters:
              rotation: {values: [0, 10]}
              deep: {parameters: {shift: {value: 0.1, when: {augment.rotation: 10}}}}
        """, known: ["optimizer", "augment.rotation", "augment.deep.shift"])
    #expect(file.space.parameters.map(\.name) == ["optimizer", "augment.rotation", "augment.deep.shift"])
    #expect(file.space.parameters[1].conditions == [Condition("optimizer", in: ["sgd"])])
    #expect(
      file.space.parameters[2].conditions
        == [Condition("optimizer", in: ["sgd"]), Condition("augment.rotation", in: [10])])
    #expect(file.error(inParameter: "augment.rotation", "odd").description == "x.yaml:11:7: odd")
  }

  @Test(arguments: [
    (
      "  a: {values: [1, 2]}\n  b: {value: 1, when: {aa: 1}}",
      "8:24: 'when' of parameter 'b' names 'aa', which is no parameter written before it; did you mean 'a'?"
    ),
    (
      "  b: {value: 1, when: {a: 1}}\n  a: {values: [1, 2]}",
      "7:24: 'when' of parameter 'b' names 'a', which is no parameter written before it"
    ),
    (
      "  b: {value: 1, when: {b: 1}}",
      "7:24: 'when' of parameter 'b' names 'b', which is no parameter written before it"
    ),
    (
      "  a: {values: [1, 2]}\n  b: {value: 1, when: {a: 3}}",
      "8:23: 'when' of parameter 'b': expected values of 'a' (1, 2), found 3"
    ),
    (
      "  a: {min: 1, max: 2}\n  b: {value: 1, when: {a: 1}}",
      "8:23: 'when' of parameter 'b': expected a parameter whose values are listed, found 'a'"
    ),
    (
      "  a: {values: [1, 2]}\n  b: {value: 1, when: {a: []}}",
      "8:23: 'when' of parameter 'b': expected at least one value of 'a', found none"
    ),
    (
      "  a: {values: [1, 2]}\n  b: {value: 1, when: a}",
      "8:23: expected 'when' of parameter 'b' to be a mapping, such as {optimizer: sgd}, found 'a'"
    ),
    (
      "  a: {parameters: {b: {value: 1}}, value: 1}",
      "7:36: unknown key 'value' in parameter 'a'; "
        + "known are parameters, when"
    ),
    (
      "  a: {parameters: {b: {vale: 1}}}",
      "7:24: unknown key 'vale' in parameter 'a.b'; did you mean 'value'?"
    ),
    (
      "  a: {parameters: {c: {value: 1}}}\n  a.c: {value: 2}",
      "8:3: parameter 'a.c' is given twice; give each parameter once"
    ),
  ])
  func mistakesAreNamed(parameters: String, message: String) throws {
    #expect(try ExperimentText.refusal(parameters: parameters) == "x.yaml:" + message)
  }

  @Test func unknownNamesAreLookedForWhole() throws {
    let message = try ExperimentText.refusal(
      parameters: "  augment: {parameters: {rotaton: {value: 1}}}", known: ["seed", "augment.rotation"])
    #expect(
      message == "x.yaml:7:26: unknown key 'augment.rotaton' in parameters; did you mean 'augment.rotation'?")
  }

  @Test func aThousandParametersAreEnough() throws {
    let lines = (0...1000).map { "  p\($0): {value: 1}" }
    let message = try ExperimentText.refusal(parameters: lines.joined(separator: "\n"))
    #expect(message == "x.yaml:1007:3: more than 1000 parameters; give fewer")
  }
}
