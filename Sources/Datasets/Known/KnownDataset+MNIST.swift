import Tensors

extension KnownDataset {
  /// 70,000 handwritten digits of 28x28 gray pixels.
  static let mnist = KnownDataset(
    idx: "mnist", summary: "70,000 handwritten digits, 28x28 gray, ten classes",
    classes: (0...9).map(String.init), remedy: "",
    attribution: "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges (1998); CC BY-SA 3.0.")

  /// 70,000 articles of clothing of 28x28 gray pixels.
  static let fashionMNIST = KnownDataset(
    idx: "fashion-mnist", summary: "70,000 articles of clothing, 28x28 gray, ten classes",
    classes: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    remedy: ", or install Debian's package dataset-fashion-mnist",
    attribution:
      "Fashion-MNIST by Han Xiao, Kashif Rasul and Roland Vollgraf (2017); MIT, copyright Zalando SE.")

  /// A dataset of four IDX files.
  private init(idx name: String, summary: String, classes: [String], remedy: String, attribution: String) {
    let files = IDXReader.fileNames
    self.init(
      name: name, summary: summary, classes: classes, shape: [1, 28, 28], counts: (60_000, 10_000),
      attribution: attribution,
      files: files,
      remedy: "put \(files.joined(separator: ", ")) there, plain or with .gz" + remedy
    ) { (folder, bad) throws(DatasetError) in
      let parts = try IDXReader(DatasetSource(name: name, path: folder)).read(&bad)
      guard let test = parts.test else { throw .missingFile("\(folder)/\(files[2])") }
      return KnownParts(train: parts.train, test: test)
    }
  }
}
