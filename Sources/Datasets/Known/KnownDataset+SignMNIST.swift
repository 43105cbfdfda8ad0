import Tensors

extension KnownDataset {
  /// 34,627 hands that show letters of the American sign language; J and Z are movements and not among them.
  static let signMNIST = KnownDataset(
    name: "sign-mnist", summary: "34,627 hands that sign letters, 28x28 gray, 24 classes",
    classes: "ABCDEFGHIKLMNOPQRSTUVWXY".map(String.init), shape: [1, 28, 28], counts: (27_455, 7172),
    attribution: "Sign Language MNIST by tecperson (Kaggle, datamunge/sign-language-mnist, 2017); CC0.",
    files: signMNISTFiles,
    remedy: "put \(signMNISTFiles.joined(separator: " and ")) there, plain or with .gz",
    labels: Array(0...8) + Array(10...24)
  ) { (folder, bad) throws(DatasetError) in
    let reader = CSVReader(DatasetSource(name: "sign-mnist"))
    let paths = try signMNISTFiles.map { name throws(DatasetError) in try DataFile.existing(name, in: folder)
    }
    return KnownParts(
      train: try reader.part(.open(paths[0]), &bad), test: try reader.part(.open(paths[1]), &bad))
  }
}

private let signMNISTFiles = ["sign_mnist_train.csv", "sign_mnist_test.csv"]
