import Tensors
import Zlib

extension KnownDataset {
  /// The UCI digits that the library carries: 1,797 images of 8x8 pixels from 0 to 16, in ten classes.
  ///
  /// Their source gives them as one whole. The fixed rule that makes two parts: a stratified split of all 1,797 with
  /// fraction 0.2 and seed 1998, whose 359 samples are the test part and whose 1,438 others are the train part, both in
  /// the source's order.
  static let digits = KnownDataset(
    name: "digits", summary: "1,797 handwritten digits, 8x8 gray, ten classes",
    classes: (0...9).map(String.init), shape: [1, 8, 8], counts: (1438, 359),
    attribution: String(decoding: PackageResources.ATTRIBUTION_md, as: UTF8.self), files: [], remedy: "",
    holdOut: HoldOut(.fraction(0.2), stratified: true, seed: 1998)
  ) { (_, bad) throws(DatasetError) in
    let text = try reading { () throws(ZlibError) in
      try ByteReader(PackageResources.digits_csv_gz, name: "digits.csv")
    }
    var whole = try CSVReader(DatasetSource(name: "digits")).part(text, &bad)
    whole.valueMaximum = 16
    return KnownParts(train: whole)
  }
}
