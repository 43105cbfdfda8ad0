import Lab
import Networks
import Testing
import Tracking
import Training

@Suite struct RunSettingsTests {
  /// What a parameter takes, what it refuses, and what it says then.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let good: ParamValue
    let isRead: @Sendable (RunSettings) -> Bool
    let bad: [ParamValue]
    let expected: String

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "architecture", good: .text("my-net"), isRead: { $0.architecture == "my-net" },
      bad: [.integer(3), .boolean(true)], expected: "the name of an architecture"),
    Case(
      name: "optimizer", good: .text("rmsprop"), isRead: { $0.training.optimizer.kind == .rmsprop },
      bad: [.text("adadelta"), .integer(1)],
      expected: "one of sgd, adam, adamw, rmsprop, adagrad, lion"),
    Case(
      name: "learning_rate", good: .real(0.5), isRead: { $0.training.optimizer.learningRate == 0.5 },
      bad: [.text("high"), .boolean(true), .real(-0.1), .real(1001), .real(.nan), .integer(-1)],
      expected: "a number from 0.0 to 1000.0"),
    Case(
      name: "batch_size", good: .integer(7), isRead: { $0.training.batchSize == 7 },
      bad: [.integer(0), .integer(65_537), .real(7), .text("7")], expected: "a whole number from 1 to 65536"),
    Case(
      name: "epochs", good: .integer(1_000_000), isRead: { $0.training.epochs == 1_000_000 },
      bad: [.integer(0), .integer(1_000_001), .integer(.max), .real(1.5), .boolean(true)],
      expected: "a whole number from 1 to 1000000"),
    Case(
      name: "seed", good: .integer(.max), isRead: { $0.training.seed == UInt64(Int64.max) },
      bad: [.integer(-1), .real(1), .text("one")], expected: "a whole number of at least 0"),
    real("momentum", \.momentum, upTo: 1),
    Case(
      name: "nesterov", good: .boolean(true), isRead: { $0.training.optimizer.nesterov },
      bad: [.text("yes"), .integer(1)], expected: "true or false"),
    real("beta1", \.beta1, upTo: 1),
    real("beta2", \.beta2, upTo: 1),
    real("rho", \.rho, upTo: 1),
    Case(
      name: "epsilon", good: .real(1e-3), isRead: { $0.training.optimizer.epsilon == 1e-3 },
      bad: [.integer(0), .real(1.5), .text("small")], expected: "a number from 1e-16 to 1.0"),
    real("weight_decay", \.weightDecay, upTo: 1000),
    Case(
      name: "loss", good: .text("binary_cross_entropy"),
      isRead: { $0.training.loss.kind == .binaryCrossEntropy },
      bad: [.text("mse"), .real(0.5)],
      expected: "one of categorical_cross_entropy, binary_cross_entropy, mean_squared_error, focal"),
    Case(
      name: "initializer", good: .text("he_normal"), isRead: { $0.initializer == .heNormal },
      bad: [.text("zeros"), .boolean(false)], expected: "one of glorot_uniform, he_normal, lecun_uniform"),
    Case(
      name: "shuffle", good: .boolean(false), isRead: { !$0.training.shuffle },
      bad: [.text("false"), .integer(0)], expected: "true or false"),
  ]

  private static func real(
    _ name: String, _ path: any KeyPath<OptimizerSettings, Double> & Sendable, upTo limit: Double
  ) -> Case {
    Case(
      name: name, good: .real(0.25), isRead: { $0.training.optimizer[keyPath: path] == 0.25 },
      bad: [.text("much"), .boolean(false), .real(-0.01), .real(limit + 0.5), .real(.infinity)],
      expected: "a number from 0.0 to \(limit)")
  }

  private func params(_ name: String, _ value: ParamValue) -> Params {
    ["architecture": .text("softmax")].merging([name: value]) { $1 }
  }

  @Test func everyParameterHasACase() {
    #expect(Self.cases.map(\.name).sorted() == RunSettings.parameterNames.sorted())
  }

  @Test(arguments: cases)
  func aGoodValueIsRead(_ one: Case) throws {
    #expect(one.isRead(try RunSettings(params(one.name, one.good))))
    if one.name != "architecture" {
      #expect(!one.isRead(try RunSettings(["architecture": .text("softmax")])))
    }
  }

  @Test(arguments: cases)
  func aBadValueIsRefusedWithWhatWasExpected(_ one: Case) {
    for value in one.bad {
      let error = #expect(throws: LabError.self) { try RunSettings(params(one.name, value)) }
      #expect(error?.kind == .badData)
      #expect(error?.description == "\(one.name): expected \(one.expected), found \(value)")
    }
  }

  @Test func aMistypedChoiceIsAnsweredWithTheNearest() {
    let error = #expect(throws: LabError.self) { try RunSettings(params("optimizer", .text("adm"))) }
    #expect(
      error?.description
        == "optimizer: expected one of sgd, adam, adamw, rmsprop, adagrad, lion, found adm; did you mean 'adam'?"
    )
  }

  @Test func anUnknownParameterIsAnsweredWithTheNearestAndAll() throws {
    let all = RunSettings.parameterNames.joined(separator: ", ")
    let near = #expect(throws: LabError.self) { try RunSettings(params("learningrate", .real(1))) }
    #expect(
      near?.description
        == "unknown parameter 'learningrate'; did you mean 'learning_rate'?; known are \(all)")
    #expect(near?.kind == .usage)
    let far = #expect(throws: LabError.self) { try RunSettings(params("xyzzy", .real(1))) }
    #expect(far?.description == "unknown parameter 'xyzzy'; known are \(all)")
  }

  @Test func anArchitectureIsNeeded() {
    let error = #expect(throws: LabError.self) { try RunSettings(["epochs": .integer(1)]) }
    #expect(error?.description == "expected the parameter 'architecture', found none")
    #expect(error?.kind == .usage)
  }

  @Test(arguments: ["learning_rate", "momentum", "beta1", "beta2", "rho", "epsilon", "weight_decay"])
  func wholeNumbersAreReals(_ name: String) throws {
    #expect(throws: Never.self) { try RunSettings(params(name, .integer(1))) }
  }

  @Test func whatIsNotSaidFollowsTheOptimizer() throws {
    for kind in OptimizerSettings.Kind.allCases {
      let settings = try RunSettings(params("optimizer", .text(kind.rawValue)))
      #expect(settings.training.optimizer == OptimizerSettings(kind))
    }
    // Whatever the order of names, the optimizer is read first.
    let decayed = try RunSettings([
      "architecture": .text("softmax"), "optimizer": .text("adamw"), "epsilon": .real(0.1),
    ])
    #expect(decayed.training.optimizer.epsilon == 0.1)
    #expect(decayed.training.optimizer.weightDecay == OptimizerSettings(.adamw).weightDecay)
  }

  @Test func aDescriptionFillsInWhatEveryRunShows() throws {
    let given: Params = [
      "architecture": .text("lenet5"), "optimizer": .text("sgd"), "momentum": .real(0.9),
      "epochs": .integer(3),
    ]
    #expect(
      try RunSettings(given).described(given) == [
        "architecture": .text("lenet5"), "optimizer": .text("sgd"), "momentum": .real(0.9),
        "epochs": .integer(3), "learning_rate": .real(0.01), "batch_size": .integer(64), "seed": .integer(1),
      ])
    let whole: Params = ["architecture": .text("lenet5"), "learning_rate": .integer(1)]
    #expect(try RunSettings(whole).described(whole)["learning_rate"] == .real(1))
  }
}
