// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target shares: explicit existentials, explicit member imports, internal imports.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room of the architecture: a Swift target and what it may import.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one room, in the folder of the same name.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    resources: resources, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "cnnlab",
  products: [
    .executable(name: "cnnlab", targets: ["cnnlab"]),
    .executable(name: "cnnlab-bench", targets: ["cnnlab-bench"]),
    .library(name: "Lab", targets: ["Lab"]),
    .library(name: "Tracking", targets: ["Tracking"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Doors to C: each is imported by exactly one Swift target.
    .systemLibrary(name: "CDNNL", providers: [.apt(["libdnnl-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png")]),
    .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
    .target(name: "CCurl"),
    .target(name: "CStartup"),
    .target(name: "CDigests"),
    .target(name: "CPlanes"),
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("gomp")]),

    // Leaves that both halves may use: pure computation.
    room("Words"),
    room("Digests", ["CDigests"]),
    room("Signals"),
    room("Halves"),
    room("Files"),
    room("Settings", ["Words"]),
    room("Scoring", ["Halves", "Words"]),
    room("Statistics"),
    room("Zlib", ["CZlib"]),
    room("ScoreCodecs", ["Halves", "Zlib"]),
    room("Images", ["CPNG", "CJPEG"]),
    room("Drawing", ["Images", "Words"]),
    room("Downloads", ["CCurl", "Digests", "Signals"]),

    // The learning half: synchronous, knows no database.
    room("Tensors", ["CDNNL", "CKernels"]),
    room("Networks", ["Tensors", "Digests", "Settings", "Words"]),
    room(
      "Datasets", ["Tensors", "Images", "Drawing", "Zlib", "Digests", "Halves", "Settings", "Words"],
      resources: [.embedInCode("Resources/digits.csv.gz"), .embedInCode("Resources/ATTRIBUTION.md")]),
    room("Checkpoints", ["Tensors", "Zlib", "Digests", "Files", "Halves", "CPlanes"]),
    .target(
      name: "ONNX", dependencies: ["Networks", "Tensors", "Files", "Halves", "Settings", "Words", protobuf],
      exclude: ["Schema/onnx.proto"], swiftSettings: strict),
    room("Training", ["Networks", "Datasets", "Tensors", "Signals"]),
    room("Explaining", ["Networks", "Tensors", "Images", "Drawing", "Settings", "Words"]),

    // The recording half: knows no tensor.
    .target(
      name: "Migrations", path: "Migrations",
      resources: [
        .embedInCode("m0001_foundation.sql"), .embedInCode("m0002_scores_and_chunks.sql"),
        .embedInCode("m0003_resuming_and_pruning.sql"), .embedInCode("m0004_model_zoo.sql"),
        .embedInCode("m0005_logs_and_records.sql"), .embedInCode("m0006_seals.sql"),
      ], swiftSettings: strict),
    room("Tracking", [grdb, "Migrations", "Digests", "Words"]),
    room("Sweeps", ["Tracking", "Signals"]),
    room("ExperimentFiles", ["Tracking", "Sweeps", "Words", yams]),
    room(
      "Reports",
      ["Tracking", "Scoring", "ScoreCodecs", "Statistics", "Drawing", "Images", "Digests", "Words"]),

    // Where the halves meet, and the command line.
    room(
      "Lab",
      [
        "Networks", "Datasets", "Training", "Checkpoints", "Tracking", "Sweeps", "Scoring", "Digests",
        "ScoreCodecs", "Words", "Tensors", "ExperimentFiles", "Settings", "Signals", "Images", "Downloads",
        "Explaining", "ONNX", "Files",
      ]),
    .executableTarget(
      name: "cnnlab",
      dependencies: [
        "Lab", "Reports", "Tracking", "Sweeps", "Training", "Datasets", "ExperimentFiles", "Signals",
        "CStartup", "Downloads", "Images", "Tensors", "Settings", "Networks", "Explaining", argumentParser,
      ], swiftSettings: strict),

    .executableTarget(
      name: "cnnlab-bench",
      dependencies: [
        "Training", "Scoring", "Tracking", "Checkpoints", "Tensors", "CStartup", argumentParser,
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Words"),
    tests(of: "Settings"),
    tests(of: "Digests", ["CDigests"]),
    tests(of: "Scoring"),
    tests(of: "Zlib"),
    tests(of: "Halves"),
    tests(of: "Files"),
    tests(of: "ScoreCodecs", ["Halves"], resources: [.copy("Corpus")]),
    tests(of: "Statistics"),
    tests(of: "Images", ["Zlib"]),
    tests(of: "Drawing", ["Images"]),
    tests(of: "Downloads", ["Digests", "Signals"]),
    tests(of: "Tensors", ["CKernels"]),
    tests(of: "Networks", ["Tensors", "CKernels", "Settings"]),
    tests(
      of: "Datasets", ["Images", "Drawing", "Tensors", "Settings", "Zlib"], resources: [.copy("Corpus")]),
    tests(of: "Checkpoints", ["Files", "Halves", "Tensors", "Zlib"], resources: [.copy("Corpus")]),
    tests(of: "ONNX", ["Files", "Networks", "Tensors", "Settings"], resources: [.copy("Corpus")]),
    tests(of: "Training", ["Networks", "Tensors", "Datasets", "Settings", "Signals"]),
    tests(of: "Explaining", ["Networks", "Tensors", "Images", "Settings"]),
    tests(of: "Tracking", [grdb, "Migrations"]),
    tests(of: "Sweeps", ["Tracking", "Signals"]),
    tests(of: "ExperimentFiles", ["Tracking", "Sweeps"]),
    tests(of: "Reports", ["Tracking", "Scoring", "ScoreCodecs", "Statistics", "Drawing", "Images"]),
    tests(
      of: "Lab",
      [
        "Checkpoints", "Datasets", "ExperimentFiles", "Files", "Halves", "Images", "Networks", "ScoreCodecs",
        "Scoring", "Settings", "Signals", "Sweeps", "Tensors", "Tracking", "Training", grdb,
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "cnnlab", "TestSupport", "Tracking", "Migrations", "Images", "Datasets", "Downloads", grdb,
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzing is built by 'make fuzz' alone: libFuzzer brings the main function.
if Context.environment["CNNLAB_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "cnnlab-fuzz",
      dependencies: ["Datasets", "Checkpoints", "ScoreCodecs", "ONNX", "Networks", "Tensors"],
      swiftSettings: strict))
}
