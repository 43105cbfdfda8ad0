import Datasets
import Foundation
import Tensors
import Testing

@Suite struct CSVReaderTests {
  private let csv: CSVFile

  init() throws { csv = try CSVFile() }

  @Test(arguments: [
    "a,b,label,c,d\n1,2,0,3,4\n16,0,2,255,7\n", "label,a,b,c,d\r\n0,1,2,3,4\r\n2,16,0,255,7\r\n",
    "a,b,c,d,label\n1,2,3,4,0\n16,0,255,7,2", "\u{feff}label,a,b,c,d\n 0 , 1,2,003,4\n2,\"16\",0,+255,7",
    "\"label\",\"a,a\",\"b \"\"b\"\"\",c,d\n\"0\",1,2,3,4\n2,16,0,255,7\n",
  ])
  func columnsQuotesAndLineEndsMayVary(text: String) throws {
    let dataset = try csv.load(text)
    #expect(dataset.train.values == .bytes([1, 2, 3, 4, 16, 0, 255, 7]))
    #expect(dataset.train.labels == [0, 1])
    #expect(dataset.train.shape == [1, 2, 2])
    #expect(dataset.train.valueMaximum == 255)
    #expect(dataset.classes == ["0", "2"])
    #expect(dataset.test == nil)
  }

  @Test(arguments: [
    "1,2,7,3,4\n5,6,9,7,8\n", "a,b,7,d,e\n1,2,7,3,4\n5,6,9,7,8\n", "0.0,1,x,y,z\n1,2,7,3,4\n5,6,9,7,8\n",
  ])
  func aNumberedColumnNeedsNoHeader(text: String) throws {
    let dataset = try csv.load(text) { $0.labelColumn = "2" }
    #expect(dataset.train.values == .bytes([1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(dataset.classes == ["7", "9"])
  }

  /// One value that is no byte makes numbers of all, also of those before it.
  @Test(arguments: ["0.5", "-1", "256", "1e0", "1."]) func otherValuesMakeFloats(value: String) throws {
    let dataset = try csv.load("label,a\n0,7\n1,\(value)\n0,255\n")
    #expect(dataset.train.values == .floats([7, try #require(Float(value)), 255]))
    #expect(dataset.train.valueMaximum == 1)
  }

  /// `[float(x) for x in ...]` of Python, rounded to single precision by NumPy.
  @Test func numbersAreReadToTheLastBit() throws {
    let texts = [
      "0.1", "-3.4028235e38", "1e-45", "123456789012345678901234567890", "8.5899345e+09", "2.5E-3", "-0.0",
    ]
    let bits: [UInt32] = [
      0x3dcc_cccd, 0xff7f_ffff, 0x0000_0001, 0x6fc7_7488, 0x5000_0000, 0x3b23_d70a, 0x8000_0000,
    ]
    let dataset = try csv.load(texts.map { "x,\($0)\n" }.joined()) { $0.labelColumn = "0" }
    #expect(dataset.train.storedFloats.map(\.bitPattern) == bits)
  }

  @Test func aShapeMayBeGiven() throws {
    let text = "label,a,b,c,d,e,f\n0,1,2,3,4,5,6\n"
    #expect(try csv.load(text) { $0.shape = [3, 1, 2] }.inputShape == [3, 1, 2])
    csv.expect(
      .unsuitable(
        data: csv.path, expected: "as many values a line as make a gray square, or a 'shape'",
        found: "6 values")
    ) { try csv.load(text) }
    csv.expect(
      .malformed(
        file: csv.path, place: .line(1), expected: "columns for samples of 1x2x2 and their label",
        found: "6 and a label")
    ) { try csv.load(text) { $0.shape = [1, 2, 2] } }
  }

  @Test func aLongTextIsReadPieceByPiece() throws {
    let values = (0..<40_000).map { $0 * $0 % 251 }
    let text = "label,a,b,c,d\n" + values.map { "1,\($0),0,200,\($0)\n" }.joined()
    let dataset = try csv.load(text)
    #expect(dataset.train.values == .bytes(values.flatMap { [UInt8($0), 0, 200, UInt8($0)] }))
  }

  @Test func aLineMayBeLongerThanThePieces() throws {
    let row = (0..<200_000).map { "\($0 % 256)" }.joined(separator: ",")
    let dataset = try csv.load("\(row),x\n\(row),y\n") {
      ($0.labelColumn, $0.shape) = ("200000", [1, 200, 1000])
    }
    #expect(dataset.train.values == .bytes((0..<400_000).map { UInt8($0 % 200_000 % 256) }))
  }

  @Test(arguments: [
    ("", 1, "a header with the column 'label'; 'label_column' names another", "none of that name"),
    (
      "a,class\n1,0\n", 1, "a header with the column 'label'; 'label_column' names another",
      "none of that name"
    ),
    ("a,label\n", 2, "at least one sample", "the end"),
    ("a,label\n1,0\n1\n", 3, "2 columns", "1"), ("a,label\n1,0,4\n", 2, "2 columns", "3"),
    ("a,label\n1,0\n\n", 3, "a finite number", "''"), ("a,label\n,0\n", 2, "a finite number", "''"),
    ("a,label\n1,\n", 2, "a label", "''"), ("a,label\n1x,0\n", 2, "a finite number", "'1x'"),
    ("a,label\n0x10,0\n", 2, "a finite number", "'0x10'"),
    ("a,label\nnan,0\n", 2, "a finite number", "'nan'"),
    ("a,label\n1e999,0\n", 2, "a finite number", "'1e999'"),
    ("a,label\n1e,0\n", 2, "a finite number", "'1e'"),
    ("a,label\n1e99999999999999999999,0\n", 2, "a finite number", "'1e999999999999999999'"),
    ("a,label\n.,0\n", 2, "a finite number", "'.'"),
    ("a,label\n\"1,0\n", 2, "a closing quote", "the end of the line"),
    ("a,label\n\"1\"2,0\n", 2, "a comma after a closing quote", "other text"),
    ("\"a,label\n1,0\n", 1, "a closing quote", "the end of the line"),
  ])
  func malformedLinesAreNamed(text: String, line: Int, expected: String, found: String) {
    csv.expect(.malformed(file: csv.path, place: .line(line), expected: expected, found: found)) {
      try csv.load(text)
    }
  }

  @Test func badLinesAreLeftOutWhereThatIsAsked() throws {
    let dataset = try csv.load("a,label\n1,0\nx,0\n2\n3,1\n4,1,1\n", skippingBad: true)
    #expect(dataset.train.values == .bytes([1, 3]))
    #expect(dataset.train.labels == [0, 1])
    #expect(dataset.skipped.count == 3)
    #expect(throws: DatasetError.self) { try csv.load("a,label\nx,0\n", skippingBad: true) }
  }
}
