import Datasets
import Foundation
import TestSupport
import Testing

/// Labels, and parts for testing, as all readers take them.
@Suite struct CSVLabelTests {
  private let csv: CSVFile

  init() throws { csv = try CSVFile() }

  @Test func labelsMayBeNames() throws {
    let dataset = try csv.load("label,a\nzebra,1\nÄffin,2\nant,3\nzebra,4\n")
    #expect(dataset.classes == ["ant", "zebra", "Äffin"])
    #expect(dataset.train.labels == [1, 2, 0, 1])
    let listed = try csv.load("label,a\nzebra,1\nant,3\n") { $0.classes = ["zebra", "bee", "ant"] }
    #expect(listed.train.labels == [0, 2])
    #expect(listed.classes == ["zebra", "bee", "ant"])
  }

  @Test func labelsThatAreNoListedClassAreBad() throws {
    let text = "a,label\n1,0\n2,3\n3,1\n"
    csv.expect(
      .malformed(file: csv.path, place: .record(1), expected: "a label from 0 to 1", found: "3")
    ) { try csv.load(text) { $0.classes = ["no", "yes"] } }
    let dataset = try csv.load(text, skippingBad: true) { $0.classes = ["no", "yes"] }
    #expect(dataset.train.values == .bytes([1, 3]))
    #expect(dataset.skipped.count == 1)
    csv.expect(
      .malformed(
        file: csv.path, place: .record(0), expected: "the name of a class, such as 'yes'", found: "'yess'")
    ) { try csv.load("a,label\n1,yess\n") { $0.classes = ["no", "yes"] } }
  }

  @Test func aPartForTestingIsReadAlike() throws {
    try csv.folder.write(Data("a,label\n0.5,x\n7,z\n".utf8), to: "test.csv")
    let dataset = try csv.load("a,label\n1,x\n2,y\n") { $0.test = .path("test.csv") }
    #expect(dataset.classes == ["x", "y", "z"])
    #expect(dataset.test?.labels == [0, 2])
    // Bytes on one side become numbers where the other has some.
    #expect(dataset.train.values == .floats([1, 2]))
    #expect(dataset.test?.values == .floats([0.5, 7]))
  }

  @Test func aPartForTestingIsSetAside() throws {
    let text = "a,label\n" + (0..<20).map { "\($0),\($0 % 2)\n" }.joined()
    let dataset = try csv.load(text) { $0.test = .split(HoldOut(.count(6))) }
    #expect(dataset.train.count == 14)
    #expect(dataset.test?.labels.reduce(0, +) == 3)
    let all = dataset.train.storedFloats + (dataset.test?.storedFloats ?? [])
    #expect(all.sorted() == (0..<20).map(Float.init))
  }
}
