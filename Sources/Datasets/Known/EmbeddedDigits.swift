import Tensors
import Zlib

/// The UCI digits that the library carries: 1,797 images of 8x8 pixels from 0 to 16, in ten classes.
enum EmbeddedDigits {
  static let name = "digits"

  /// Reads the digits.
  ///
  /// Their source gives them as one whole. The fixed rule that makes two parts: a stratified split of all
  /// 1,797 with fraction 0.2 and seed 1998, whose 359 validation samples are the test part and whose 1,438
  /// others are the train part, both in the source's order.
  static func load() throws(DatasetError) -> Dataset {
    let text = try reading { () throws(ZlibError) in
      try ByteReader(PackageResources.digits_csv_gz, name: "digits.csv.gz").readToEnd(limit: 1 << 20)
    }
    let reader = CSVReader(
      file: "digits.csv", shape: [1, 8, 8], labelColumn: "label", classCount: 10, pixelMaximum: 16)
    let images = try reader.images(text)
    let parts = try HoldOut(.fraction(0.2), stratified: true, seed: 1998)
      .split(labels: images.labels, classCount: 10)
    return Dataset(
      name: name, classes: (0...9).map(String.init), train: images.subset(parts.train),
      test: images.subset(parts.validation), origin: "embedded",
      attribution: String(decoding: PackageResources.ATTRIBUTION_md, as: UTF8.self))
  }
}
