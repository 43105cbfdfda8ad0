import Datasets
import Tensors
import Testing

@Suite struct CSVReaderTests {
  private let reader = CSVReader(
    file: "x.csv", shape: [1, 1, 2], labelColumn: "label", classCount: 3, pixelMaximum: 16)

  @Test(arguments: [
    "a,b,label\n1,2,0\n16,0,2\n", "label,a,b\r\n0,1,2\r\n2,16,0\r\n", "a,label,b\n1,0,2\n16,2,0",
  ])
  func columnsAndLineEndsMayVary(text: String) throws {
    let images = try reader.images(Array(text.utf8))
    #expect(images.values == .bytes([1, 2, 16, 0]))
    #expect(images.labels == [0, 2])
    #expect(images.valueMaximum == 16)
  }

  @Test(arguments: [
    ("", 1, "a header with the column 'label'", "none of that name"),
    ("a,b,class\n1,2,0\n", 1, "a header with the column 'label'", "none of that name"),
    ("a,label\n1,0\n", 1, "2 pixel columns, for images of 1x1x2", "1"),
    ("a,b,label\n", 2, "at least one image", "the end"),
    ("a,b,label\n1,2,0\n1,2\n", 3, "3 columns", "2"),
    ("a,b,label\n1,2,0,4\n", 2, "3 columns", "4"),
    ("a,b,label\n1,2,0\n\n", 3, "a pixel from 0 to 16", "''"),
    ("a,b,label\n1,17,0\n", 2, "a pixel from 0 to 16", "'17'"),
    ("a,b,label\n1,-2,0\n", 2, "a pixel from 0 to 16", "'-2'"),
    ("a,b,label\n1,2,3\n", 2, "a label from 0 to 2", "'3'"),
    ("a,b,label\n1,99999999999999999999999,0\n", 2, "a pixel from 0 to 16", "'99999999999999999999'"),
  ])
  func malformedLinesAreNamed(text: String, line: Int, expected: String, found: String) {
    #expect(
      throws: DatasetError.malformed(file: "x.csv", place: .line(line), expected: expected, found: found)
    ) { try reader.images(Array(text.utf8)) }
  }
}
