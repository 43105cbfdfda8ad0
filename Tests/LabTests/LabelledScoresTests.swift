import Datasets
import Foundation
import Lab
import Scoring
import TestSupport
import Testing

@Suite struct LabelledScoresTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func csv(_ text: String) throws -> String {
    try folder.write(Data(text.utf8), to: "scores.csv")
    return folder.path("scores.csv")
  }

  /// An npy file of version 1 with a type such as `<f8`.
  private func npy(_ name: String, _ type: String, shape: String, fortran: Bool = false, _ content: [UInt8])
    throws
    -> String
  {
    let header = "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }\n"
    let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
    try folder.write(Data(start + Array(header.utf8) + content), to: name)
    return folder.path(name)
  }

  private func bytes<Number>(_ numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

  @Test func aHeaderNamesTheClasses() throws {
    let scores = try LabelledScores(
      path: csv("score_cat,label,score_dog,score_7\n0.5,dog,0.3,0.2\n0.1,7,0.2,0.7\n0.25,0,0.25,0.5\n"))
    #expect(scores.classes == ["cat", "dog", "7"])
    // "7" is a name; 0 is the index of the class that has no such name.
    #expect(scores.samples.labels == [1, 2, 0])
    #expect(scores.samples.scores == [0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.25, 0.25, 0.5])
  }

  @Test func withoutAHeaderLabelsAreIndices() throws {
    let scores = try LabelledScores(path: csv("1,0.25,0.75\n0,0.5,0.5"))
    #expect(scores.classes == ["0", "1"])
    #expect(scores.samples.labels == [1, 0])
    #expect(scores.samples.scores == [0.25, 0.75, 0.5, 0.5])
  }

  @Test func oneColumnIsTheProbabilityOfTheSecondClass() throws {
    let scores = try LabelledScores(
      path: csv("label,score\nspam,0.875\nham,0.25\n"), classes: ["ham", "spam"])
    #expect(scores.samples.labels == [1, 0])
    #expect(scores.samples.scores == [0.125, 0.875, 0.75, 0.25])
  }

  @Test(arguments: ["label,score_a,score_b\na,0.75,0.25\nb,0.5,0.5\n", "label,score\n0,0.25\n1,0.5\n"])
  func thePositiveClassIsPutSecond(text: String) throws {
    let scores = try LabelledScores(path: csv(text), classes: ["a", "b"], positive: "a")
    #expect(scores.classes == ["b", "a"])
    #expect(scores.samples.labels == [1, 0])
    #expect(scores.samples.scores == [0.25, 0.75, 0.5, 0.5])
    let same = try LabelledScores(path: csv(text), classes: ["a", "b"], positive: "b")
    #expect(same.classes == ["a", "b"])
  }

  @Test func arraysOfAnyFloatingPointTypeAreRead() throws {
    let labels = try npy("labels.npy", "<i8", shape: "(2,)", bytes([1, 0] as [Int64]))
    let values: [Double] = [0.25, 0.75, 0.5, 0.5]
    for (type, content) in [
      ("<f8", bytes(values)), ("<f4", bytes(values.map { Float($0) })),
      ("<f2", bytes(values.map { Float16($0).bitPattern })),
      (">f8", bytes(values.map { $0.bitPattern.bigEndian })),
    ] {
      let path = try npy("scores.npy", type, shape: "(2, 2)", content)
      let scores = try LabelledScores(path: path, labels: labels)
      #expect(scores.samples.scores == values)
      #expect(scores.samples.labels == [1, 0])
    }
    let transposed = try npy(
      "scores.npy", "<f8", shape: "(2, 2)", fortran: true, bytes([0.25, 0.5, 0.75, 0.5]))
    #expect(try LabelledScores(path: transposed, labels: labels).samples.scores == values)
    for shape in ["(2,)", "(2, 1)"] {
      let column = try npy("scores.npy", "<f8", shape: shape, bytes([0.75, 0.5]))
      #expect(try LabelledScores(path: column, labels: labels).samples.scores == values)
    }
  }

  @Test(arguments: [
    ("", "line 1: expected a label and at least one number, found 1 column"),
    ("label,score_0,score_1\n", "line 2: expected at least one sample, found the end"),
    ("label,a,a\n0,1,2\n", "line 1: expected a different name for each column"),
    (
      "label,a,b\na,1,0\nc,0,1\n",
      "line 3: expected the name of a class, such as 'a', or an index from 0 to 1, found 'c'"
    ),
    ("0,0.5,0.5\n2,0.5,0.5\n", "line 2: expected a label from 0 to 1, found '2'"),
    ("0,0.5,0.5\n-1,0.5,0.5\n", "line 2: expected a label from 0 to 1, found '-1'"),
    ("0,0.5,0.5\n1,0.5\n", "line 2: expected 3 columns, found 2"),
    ("0,0.5,0.5\n1,0.5,x\n", "line 2: expected a finite number, found 'x'"),
    ("0,0.5,0.5\n1,0.5,1e999\n", "line 2: expected a finite number, found '1e999'"),
    ("0,0.5,\"0.5\n", "line 1: expected a closing quote"),
  ])
  func whatIsWrongHasItsLine(text: String, message: String) throws {
    let path = try csv(text)
    #expect { try LabelledScores(path: path) } throws: { "\($0)".hasPrefix("\(path): \(message)") }
  }

  @Test func filesMustFitEachOther() throws {
    let labels = try npy("labels.npy", "<i4", shape: "(3,)", bytes([0, 1, 2] as [Int32]))
    let two = try npy("two.npy", "<f4", shape: "(2, 2)", bytes([1, 0, 0, 1] as [Float]))
    let three = try npy("three.npy", "<f4", shape: "(3, 2)", bytes([1, 0, 0, 1, 1, 0] as [Float]))
    let whole = try npy("whole.npy", "<i4", shape: "(3, 2)", bytes([1, 0, 0, 1, 1, 0] as [Int32]))
    let cube = try npy("cube.npy", "<f4", shape: "(3, 1, 1)", bytes([1, 0, 0] as [Float]))
    for (scores, message) in [
      (two, "as many labels as there are rows"), (three, "record 2: expected a label from 0 to 1, found '2'"),
      (whole, "of the type f2, f4 or f8"), (cube, "an array of N or NxK, found 3x1x1"),
    ] {
      #expect { try LabelledScores(path: scores, labels: labels) } throws: { "\($0)".contains(message) }
    }
    #expect { try LabelledScores(path: three) } throws: { ($0 as? LabError)?.kind == .usage }
    #expect { try LabelledScores(path: csv("0,1,0"), labels: labels) } throws: {
      ($0 as? LabError)?.kind == .usage
    }
    #expect { try LabelledScores(path: "none.csv") } throws: { ($0 as? LabError)?.kind == .notFound }
  }

  @Test func classesMustFitTheColumns() throws {
    let path = try csv("0,0.5,0.25,0.25\n")
    for classes in [["a", "b"], ["a", "b", "b"]] {
      #expect { try LabelledScores(path: path, classes: classes) } throws: {
        ($0 as? LabError)?.kind == .usage
      }
    }
    #expect { try LabelledScores(path: path, positive: "1") } throws: { ($0 as? LabError)?.kind == .usage }
    let pair = try csv("score_cat,score_dog,label\n1,0,cat\n")
    #expect { try LabelledScores(path: pair, positive: "cot") } throws: {
      ($0 as? LabError)?.kind == .notFound && "\($0)".contains("did you mean 'cat'?")
    }
  }

  @Test func aMatrixOfConfusionsHasItsBounds() throws {
    let path = try csv("0" + String(repeating: ",1", count: 5000) + "\n")
    #expect { try LabelledScores(path: path) } throws: {
      "\($0)".contains("at most 4096 classes, found 5000 columns")
    }
  }

  @Test func damagedFilesAreErrors() throws {
    let labels = try npy("labels.npy", "<i8", shape: "(4,)", bytes([1, 0, 1, 1] as [Int64]))
    let scores = try npy("scores.npy", "<f4", shape: "(4, 2)", bytes((0..<8).map { Float($0) / 8 }))
    let text = try csv("label,score_a,score_b\na,0.5,0.5\n\"b\",0.25,0.75\n1,1e-3,0.999\n")
    var state: UInt32 = 3
    func next() -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16)
    }
    for file in [labels, scores, text] {
      let whole = try Data(contentsOf: URL(filePath: file))
      for _ in 0..<100 {
        var damaged = whole.prefix(next() % 3 == 0 ? next() % whole.count : whole.count)
        for _ in 0..<next() % 4 where !damaged.isEmpty {
          damaged[next() % damaged.count] = UInt8(next() % 256)
        }
        try damaged.write(to: URL(filePath: file))
        // Whatever it holds, it is read or refused.
        _ = file == text ? try? LabelledScores(path: file) : try? LabelledScores(path: scores, labels: labels)
      }
      try whole.write(to: URL(filePath: file))
    }
    #expect(try LabelledScores(path: scores, labels: labels).samples.count == 4)
  }
}
