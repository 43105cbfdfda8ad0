import Checkpoints
import Files
import Foundation
import Tensors
import TestSupport
import Testing

/// Tensors in the safetensors format: written and read here, and written by the format's own library.
@Suite struct SafetensorsTests {
  private func sample() throws -> SafetensorsFile {
    let data = try #require(Data(base64Encoded: SafetensorsSample.base64))
    return try SafetensorsFile([UInt8](data), file: "sample")
  }

  /// See `scripts/golden/safetensors_sample.py`.
  @Test func whatTheFormatsLibraryWroteIsRead() throws {
    let file = try sample()
    #expect(file.metadata == ["format": "pt"])
    // As `sha256sum` gives it.
    #expect(try file.digest == "e14f94c77b8abfc43aba7205aee494d352d5f96cbd761b4a797138521c829a2d")
    #expect(
      file.names.sorted() == ["bn1.num_batches_tracked", "brain", "conv1.weight", "double", "half", "scalar"])
    let values: [Float] = [1, -2.5, 0.1, 65504, 6e-8, 0]
    #expect(try file.tensor("conv1.weight") == Tensor(shape: [2, 3], values: values))
    #expect(try file.tensor("double").values == values)
    #expect(try file.tensor("half").values == [1, -2.5, 0.0999755859375, 65504, 0x1p-24, 0])
    #expect(try file.tensor("brain").values == [1, -2.5, 0.10009765625, 65536, 0x1.02p-24, 0])
    #expect(try file.tensor("scalar") == Tensor(shape: [], values: [0.5]))
    #expect(file.shape(of: "bn1.num_batches_tracked") == [])
  }

  @Test func otherTensorsAndOtherTypesAreRefused() throws {
    let file = try sample()
    let missing = #expect(throws: FileError.self) { try file.tensor("conv2.weight") }
    #expect(missing?.description == "sample: expected a tensor 'conv2.weight', found none")
    let counter = #expect(throws: FileError.self) { try file.tensor("bn1.num_batches_tracked") }
    #expect(
      counter?.description == "sample: tensor 'bn1.num_batches_tracked': expected values of floating point "
        + "(F64, F32, F16, BF16), found I64")
  }

  @Test func whatIsWrittenIsReadBitForBit() throws {
    let folder = try TemporaryFolder()
    let tensors: [(name: String, tensor: Tensor)] = [
      ("fc1.weight", gaussian([3, 5])), ("ü \"x\"\n", Tensor(shape: [1], values: [-0.0])),
      ("empty", Tensor(shape: [2, 0], values: [])), ("nan", Tensor(shape: [2], values: [.nan, .infinity])),
    ]
    let bytes = try SafetensorsFile.bytes(tensors, metadata: ["architecture": "softmax"])
    let path = try folder.write(Data(bytes), to: "weights.safetensors")
    let file = try SafetensorsFile(contentsOf: path)
    #expect(file.metadata == ["architecture": "softmax"])
    #expect(Set(file.names) == Set(tensors.map(\.name)))
    for (name, tensor) in tensors {
      let read = try file.tensor(name)
      #expect(read.shape == tensor.shape)
      #expect(read.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    }
    #expect(try SafetensorsFile.bytes(tensors, metadata: ["architecture": "softmax"]) == bytes)
    #expect(try SafetensorsFile(SafetensorsFile.bytes([]), file: "none").names.isEmpty)
  }

  /// A file of a header and a number of bytes after it.
  private func file(_ header: String, _ dataSize: Int) -> [UInt8] {
    let text = Array(header.utf8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text
      + [UInt8](repeating: 0, count: dataSize)
  }

  private static func tensor(_ type: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype": "\#(type)", "shape": \#(shape), "data_offsets": \#(offsets)}"#
  }

  @Test(arguments: [
    ("", 0, "expected a JSON header"), ("[]", 0, "expected a JSON header"),
    ("{\"a\": 1}", 0, "expected a JSON"),
    ("{\"__metadata__\": {\"a\": 1}}", 0, "expected a JSON header"),
    (String(repeating: "[", count: 100_000), 0, "expected a JSON header"),
    ("{\"a\": \(tensor("F32", "[1]", "[0, 4.5]"))}", 4, "expected a JSON header"),
    ("{\"a\": {\"dtype\": \"F32\"}}", 4, "dtype, shape and data_offsets ending at its byte 22"),
    ("{\"a\": {\"size\": 4}}", 4, "expected a JSON header of tensors: a member among dtype, shape and"),
    ("{\"a\": {\"a\": {\"a\": {}}}}", 4, "expected a JSON header of tensors: a member among"),
    ("{\"a\": \(tensor("F32", "[[1]]", "[0, 4]"))}", 4, "a whole number at its byte 33, found '['"),
    ("{\"__metadata__\": {\"a\": {\"b\": \"c\"}}}", 0, "'\"' at its byte 23, found '{'"),
    (
      "{\"a\": \(tensor("F32", "[1]", "[0, 4]")), \"a\": \(tensor("F32", "[1]", "[4, 8]"))}", 8,
      "expected each name once in the header, found 'a' again"
    ),
    (
      "{\"__metadata__\": {\"a\": \"\", \"\\u0061\": \"\"}}", 0,
      "expected each name once in the header, found 'a'"
    ),
    ("{\"\\ud800\": 0}", 0, "expected a JSON header"), ("{\"\\u12\": 0}", 0, "four hexadecimal digits"),
    ("{\"a\nb\": 0}", 0, "a character of a text at its byte 3, found byte 10"),
    ("{} {}", 0, "nothing more at its byte 3, found '{'"), ("{\"a", 0, "found the end"),
    (
      "{\"a\": \(tensor("F32", "[\(Array(repeating: "1", count: 65).joined(separator: ","))]", "[0, 4]"))}",
      4,
      "at most 64 whole numbers at its byte"
    ),
    ("{\"a\": \(tensor("F32", "[1]", "[0, 4, 4]"))}", 4, "at most 2 whole numbers at its byte"),
    ("{\"a\": \(tensor("F32", "[99999999999999999999]", "[0, 4]"))}", 4, "a whole number at its byte"),
    ("{\"a\": \(tensor("F8", "[1]", "[0, 1]"))}", 1, "tensor 'a': expected a dtype among"),
    ("{\"a\": \(tensor("F32", "[-1]", "[0, 4]"))}", 4, "expected a shape that can be counted"),
    ("{\"a\": \(tensor("F32", "[4611686018427387904]", "[0, 4]"))}", 4, "expected a shape that can be"),
    ("{\"a\": \(tensor("F32", "[1099511627776]", "[0, 4]"))}", 4, "enclose 4398046511104 bytes"),
    ("{\"a\": \(tensor("F32", "[1]", "[0, 3]"))}", 3, "enclose 4 bytes, found [0, 3]"),
    ("{\"a\": \(tensor("F32", "[1]", "[4, 0]"))}", 4, "enclose 4 bytes"),
    ("{\"a\": \(tensor("F32", "[1]", "[-4, 0]"))}", 4, "enclose 4 bytes"),
    ("{\"a\": \(tensor("F32", "[1]", "[0]"))}", 4, "enclose 4 bytes"),
    ("{\"a\": \(tensor("F32", "[1]", "[4, 8]"))}", 8, "tensor 'a': expected its bytes to begin at 0"),
    (
      "{\"a\": \(tensor("F32", "[2]", "[0, 8]")), \"b\": \(tensor("F32", "[1]", "[4, 8]"))}", 8,
      "tensor 'b': expected its bytes to begin at 8"
    ),
    (
      "{\"a\": \(tensor("F32", "[1]", "[0, 4]"))}", 5, "expected 4 bytes of tensors after the header, found 5"
    ),
    (
      "{\"a\": \(tensor("F32", "[2]", "[0, 8]"))}", 4, "expected 8 bytes of tensors after the header, found 4"
    ),
  ])
  func aHostileHeaderIsRefused(_ header: String, _ dataSize: Int, _ message: String) throws {
    let error = #expect(throws: FileError.self) {
      try SafetensorsFile(file(header, dataSize), file: "FILE")
    }
    #expect(try #require(error?.description).hasPrefix("FILE: "))
    #expect(try #require(error?.description).contains(message), "\(error?.description ?? "")")
  }

  @Test func headersLongerThanTheFileAreRefused() {
    for length in [UInt64(3), 1 << 40, .max] {
      let bytes = withUnsafeBytes(of: length.littleEndian, Array.init) + Array("{}".utf8)
      let error = #expect(throws: FileError.self) { try SafetensorsFile(bytes, file: "FILE") }
      #expect(error?.description == "FILE: expected a header of at most 2 bytes, found one of \(length)")
    }
    #expect(throws: FileError.self) { try SafetensorsFile([0, 0], file: "FILE") }
  }

  @Test func everyTruncationIsFound() throws {
    let bytes = try SafetensorsFile.bytes([("w", gaussian([3, 4])), ("b", gaussian([3]))])
    for length in bytes.indices {
      #expect(throws: FileError.self) {
        try SafetensorsFile(Array(bytes.prefix(length)), file: "FILE")
      }
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    for path in [folder.path("none"), folder.path("."), "/dev/zero", pipe] {
      let error = #expect(throws: FileError.self) { try SafetensorsFile(contentsOf: path) }
      #expect(error?.kind == .unreadable)
    }
  }

  @Test func aFileThatIsCutOffMeanwhileIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      Data(SafetensorsFile.bytes([("a", gaussian([8])), ("b", gaussian([600_000]))])), to: "a.safetensors")
    let file = try SafetensorsFile(contentsOf: path)
    let digest = try file.digest
    #expect(try file.tensor("b").values.count == 600_000)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 2_000_000)
    #expect(try file.tensor("a").values == gaussian([8]).values)
    let error = #expect(throws: FileError.self) { try file.tensor("b") }
    #expect(error?.kind == .unreadable)
    #expect(error?.description.hasSuffix("found 2000000: it was cut off while it was read") == true)
    #expect(throws: FileError.self) { try file.digest }
    #expect(digest.count == 64)
  }

  @Test func namesAreReadHoweverTheyAreWritten() throws {
    let header = #"{ "\u00fc\ud83d\ude00\"\/\n" : {"shape":[],"data_offsets":[0,2],"dtype":"F16"} }  "#
    #expect(try SafetensorsFile(file(header, 2), file: "FILE").names == ["ü😀\"/\n"])
  }

  /// What is written tensor by tensor is what is written at once, whole numbers aside.
  @Test func aFileIsWrittenTensorByTensor() throws {
    let folder = try TemporaryFolder()
    let tensors: [(name: String, tensor: Tensor)] = [("a", gaussian([3, 5])), ("b", gaussian([7]))]
    let (path, other) = (folder.path("a.safetensors"), folder.path("b.safetensors"))
    let values = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.tensor) })
    let contents = tensors.map { SafetensorsFile.Content.values(name: $0.name, shape: $0.tensor.shape) }
    try SafetensorsFile.write(contents, metadata: ["x": "y"], to: path) { values[$0] ?? gaussian([0]) }
    #expect(
      try Data(contentsOf: URL(filePath: path)) == Data(SafetensorsFile.bytes(tensors, metadata: ["x": "y"])))
    try SafetensorsFile.write([.count(name: "n", 3)] + contents, to: other) { values[$0] ?? gaussian([0]) }
    let file = try SafetensorsFile(contentsOf: other)
    #expect(file.names == ["n", "a", "b"])
    #expect(file.shape(of: "n") == [])
    #expect(try file.tensor("b") == tensors[1].tensor)
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let path = try folder.write(Data([1]), to: "old.safetensors")
    let contents = [SafetensorsFile.Content.values(name: "a", shape: [2])]
    #expect(throws: Stop.self) { try SafetensorsFile.write(contents, to: path) { _ in throw Stop() } }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([1]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")) == ["old.safetensors"])
    for path in [folder.path("."), folder.path("none/a.safetensors")] {
      let error = #expect(throws: FileError.self) {
        try SafetensorsFile.write(contents, to: path) { _ in gaussian([2]) }
      }
      #expect(error?.kind == .unwritable)
    }
  }
}
