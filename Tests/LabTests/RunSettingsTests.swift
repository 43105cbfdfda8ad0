import Lab
import Networks
import Settings
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
    /// Other parameters that make the good value say something.
    var with: Params = [:]

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "architecture", good: .text("my-net"), isRead: { $0.architecture == "my-net" },
      bad: [.integer(3), .boolean(true)], expected: "the name of an architecture"),
    Case(
      name: "width", good: .real(0.5), isRead: { $0.width == 0.5 },
      bad: [.real(0), .integer(17), .text("wide"), .real(.nan)], expected: "a number from 0.01 to 16.0"),
    Case(
      name: "dropout", good: .integer(0), isRead: { $0.dropout == 0 },
      bad: [.integer(1), .real(-0.1), .boolean(true)], expected: "a number from 0.0 to 0.99"),
    Case(
      name: "from", good: "run:abcd@best", isRead: { $0.parent == "run:abcd@best" },
      bad: [.integer(3), .text("run:")], expected: "'none', or a stored model such as run:ID@best"),
    Case(
      name: "freeze", good: "features.*, bn1", isRead: { $0.frozen == ["features.*", "bn1"] },
      bad: [.integer(1), .text("a,,b")],
      expected: "'none', or names of layers with commas between them, such as 'features.*, bn1'",
      with: ["from": "run:abcd@best"]),
    Case(
      name: "unfreeze_at_epoch", good: .integer(3), isRead: { $0.training.unfreezeEpoch == 3 },
      bad: [.integer(-1), .real(1.5), .text("x")], expected: "a whole number from 0 to 1000000",
      with: ["from": "run:abcd@best", "freeze": "conv1"]),
    Case(
      name: "replace_head", good: .boolean(true), isRead: { $0.replacesHead },
      bad: [.integer(1), .text("yes")],
      expected: "true or false", with: ["from": "run:abcd@best"]),
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
    Case(
      name: "fold", good: .integer(0), isRead: { $0.fold == 0 },
      bad: [.integer(-1), .integer(10_000), .real(1), .text("first")],
      expected: "a whole number from 0 to 9999"),
    real("momentum", \.momentum, upTo: 1),
    Case(
      name: "nesterov", good: .boolean(true), isRead: { $0.training.optimizer.nesterov },
      bad: [.text("yes"), .integer(1)], expected: "true or false",
      with: ["optimizer": .text("sgd"), "momentum": .real(0.9)]),
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
      bad: [.text("random"), .boolean(false)],
      expected: "one of glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform, lecun_normal, "
        + "orthogonal, zeros, ones"),
    Case(
      name: "shuffle", good: .boolean(false), isRead: { !$0.training.shuffle },
      bad: [.text("false"), .integer(0)], expected: "true or false"),
  ]

  static let ofTraining: [Case] = [
    number("focal_gamma", \.loss.focalGamma, upTo: 100, with: ["loss": .text("focal")]),
    number("label_smoothing", \.targets.labelSmoothing, upTo: 1),
    Case(
      name: "class_weights", good: .text("balanced"),
      isRead: { $0.training.targets.classWeights == .balanced },
      bad: [.text("heavy"), .real(0.5), .text("1"), .text("1, -2"), .text("0=1, 0=2"), .text("-1=2")],
      expected: "'equal', 'balanced', one number a class such as '1, 2, 0.5', or labels with numbers such as "
        + "'0=2, 7=0.5'"),
    number("mixup", \.targets.mixup, upTo: 1000), number("cutmix", \.targets.cutmix, upTo: 1000),
    Case(
      name: "schedule", good: .text("cosine"), isRead: { $0.training.schedule.kind == .cosine },
      bad: [.text("linear"), .boolean(true)],
      expected: "one of constant, step, exponential, cosine, one_cycle, reduce_on_plateau"),
    whole("step_size", \.schedule.stepSize, 1...1_000_000, with: ["schedule": .text("step")]),
    number("gamma", \.schedule.gamma, upTo: 1, with: ["schedule": .text("exponential")]),
    number("min_learning_rate", \.schedule.minLearningRate, upTo: 1000, with: ["schedule": .text("cosine")]),
    number(
      "max_learning_rate", \.schedule.maxLearningRate, upTo: 1000, with: ["schedule": .text("one_cycle")]),
    whole(
      "plateau_patience", \.schedule.plateauPatience, 1...1_000_000,
      with: ["schedule": .text("reduce_on_plateau")]),
    number("warmup_epochs", \.schedule.warmupEpochs, upTo: 1_000_000),
    whole("warmup_steps", \.schedule.warmupSteps, 0...1_000_000_000),
    Case(
      name: "decay_norms_and_biases", good: .boolean(false),
      isRead: { !$0.training.optimizer.decaysNormsAndBiases }, bad: [.text("no"), .integer(0)],
      expected: "true or false", with: ["weight_decay": .real(0.1)]),
    number("clip_norm", \.clipNorm, upTo: 1_000_000_000),
    number("clip_value", \.clipValue, upTo: 1_000_000_000),
    whole("accumulate", \.accumulate, 1...65_536), number("ema", \.ema, upTo: 0.999_999_999),
    whole("early_stopping", \.earlyStopping, 0...1_000_000),
    number("min_delta", \.minDelta, upTo: 1_000_000_000, with: ["early_stopping": .integer(3)]),
    Case(
      name: "restore_best", good: .boolean(true), isRead: { $0.training.restoresBest },
      bad: [.text("yes"), .integer(1)], expected: "true or false"),
    Case(
      name: "initial_weights", good: .text("a.safetensors"), isRead: { $0.initialWeights == "a.safetensors" },
      bad: [.integer(1), .text("")], expected: "the path of a safetensors file"),
    Case(
      name: "initial_weights_sha256", good: .text("00"), isRead: { $0.initialWeightsDigest == "00" },
      bad: [.integer(1), .text("")], expected: "the SHA-256 of that file, 64 hexadecimal digits",
      with: ["initial_weights": .text("a")]),
  ]

  private static func number(
    _ name: String, _ path: any KeyPath<TrainingSettings, Double> & Sendable, upTo limit: Double,
    with others: Params = [:]
  ) -> Case {
    Case(
      name: name, good: .real(0.25), isRead: { $0.training[keyPath: path] == 0.25 },
      bad: [.text("much"), .boolean(false), .real(-0.01), .real(limit * 1.5), .real(.infinity)],
      expected: "a number from 0.0 to \(limit)", with: others)
  }

  private static func whole(
    _ name: String, _ path: any KeyPath<TrainingSettings, Int> & Sendable, _ range: ClosedRange<Int>,
    with others: Params = [:]
  ) -> Case {
    Case(
      name: name, good: .integer(7), isRead: { $0.training[keyPath: path] == 7 },
      bad: [
        .text("7"), .real(7), .integer(Int64(range.lowerBound) - 1), .integer(Int64(range.upperBound) + 1),
      ],
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", with: others)
  }

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

  static let ofData: [Case] = [
    preparation("scale", .integer(8), "a number from 1e-09 to 1000000000.0"),
    preparation("standardize", .boolean(true), "true or false"),
    preparation("augment.rotation_range", .integer(9), "a number from 0.0 to 360.0"),
    preparation("augment.width_shift_range", .real(0.5), "a number from 0.0 to 4096.0"),
    preparation("augment.height_shift_range", .real(0.5), "a number from 0.0 to 4096.0"),
    preparation("augment.shear_range", .integer(9), "a number from 0.0 to 90.0"),
    preparation(
      "augment.zoom_range", .real(0.2), "a number below 1, or two ascending ones from 0.01 to 100.0"),
    preparation("augment.horizontal_flip", .boolean(true), "true or false"),
    preparation("augment.vertical_flip", .boolean(true), "true or false"),
    preparation("augment.random_crop", .integer(4), "a whole number from 0 to 4096"),
    preparation("augment.fill_mode", .text("reflect"), "one of nearest, constant, reflect"),
    preparation("augment.cval", .integer(9), "a number from -1000000000.0 to 1000000000.0"),
    preparation("augment.channel_shift_range", .integer(9), "a number from 0.0 to 1000000000.0"),
    preparation(
      "augment.brightness_range", .real(0.5), "a number below 1, or two ascending ones from 0.0 to 100.0"),
    preparation(
      "augment.contrast_range", .real(0.5), "a number below 1, or two ascending ones from 0.0 to 100.0"),
    preparation("augment.noise", .real(0.5), "a number from 0.0 to 10.0"),
    preparation("augment.cutout", .integer(4), "a whole number from 0 to 4096"),
  ]

  private static func preparation(_ name: String, _ good: ParamValue, _ expected: String) -> Case {
    Case(
      name: name, good: good, isRead: { $0.preparation[name] != nil }, bad: [.text("x")], expected: expected)
  }

  @Test func everyParameterHasACase() {
    let all = Self.cases + Self.ofTraining + Self.ofData
    #expect(all.map(\.name).sorted() == RunSettings.parameterNames.sorted())
  }

  @Test(arguments: cases + ofTraining + ofData)
  func aGoodValueIsRead(_ one: Case) throws {
    #expect(one.isRead(try RunSettings(params(one.name, one.good).merging(one.with) { $1 })))
    if one.name != "architecture" {
      #expect(!one.isRead(try RunSettings(["architecture": .text("softmax")])))
    }
  }

  @Test(arguments: cases + ofTraining + ofData)
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
    #expect(
      error?.description
        == "expected the parameter 'architecture', or a model 'from' which to begin, found none")
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
