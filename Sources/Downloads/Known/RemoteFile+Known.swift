extension RemoteFile {
  /// The names of the datasets whose published files are known.
  public static let datasets = ["mnist", "fashion-mnist", "cifar10", "cifar100", "sign-mnist"]

  /// The files of a dataset as they were published; empty where none are known.
  ///
  /// Sizes and sums are those that TensorFlow Datasets lists in its `url_checksums`, and agree with those that other public
  /// projects check; for `sign-mnist`, those of the rows as they were published.
  public static func files(ofDataset name: String) -> [RemoteFile] {
    switch name {
    case "mnist": mnist
    case "fashion-mnist": fashionMNIST
    case "cifar10": cifar10
    case "cifar100": cifar100
    case "sign-mnist": signMNIST
    default: []
    }
  }

  /// This file of a dataset on a mirror, which has a folder of files for each dataset, as the data folder has.
  public func mirrored(at url: String, dataset: String) -> RemoteFile {
    RemoteFile(
      url: "\(url.hasSuffix("/") ? String(url.dropLast()) : url)/\(dataset)/\(name)", name: name,
      byteCount: byteCount, sha256: sha256)
  }

  /// A file that has the last part of its address as its name.
  private init(_ folder: String, _ name: String, _ byteCount: Int, _ sha256: String) {
    self.init(url: "\(folder)/\(name)", name: name, byteCount: byteCount, sha256: sha256)
  }

  private static let mnist = {
    let folder = "https://ossci-datasets.s3.amazonaws.com/mnist"
    return [
      RemoteFile(
        folder, "train-images-idx3-ubyte.gz", 9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
      RemoteFile(
        folder, "train-labels-idx1-ubyte.gz", 28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
      RemoteFile(
        folder, "t10k-images-idx3-ubyte.gz", 1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
      RemoteFile(
        folder, "t10k-labels-idx1-ubyte.gz", 4542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ]
  }()

  private static let fashionMNIST = {
    let folder = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"
    return [
      RemoteFile(
        folder, "train-images-idx3-ubyte.gz", 26_421_880,
        "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
      RemoteFile(
        folder, "train-labels-idx1-ubyte.gz", 29_515,
        "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
      RemoteFile(
        folder, "t10k-images-idx3-ubyte.gz", 4_422_102,
        "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
      RemoteFile(
        folder, "t10k-labels-idx1-ubyte.gz", 5148,
        "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ]
  }()

  private static let cifar10 = [
    RemoteFile(
      "https://www.cs.toronto.edu/~kriz", "cifar-10-binary.tar.gz", 170_052_171,
      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")
  ]

  private static let cifar100 = [
    RemoteFile(
      "https://www.cs.toronto.edu/~kriz", "cifar-100-binary.tar.gz", 168_513_733,
      "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")
  ]

  /// Kaggle, where they were published, asks for an account; a public repository has them under the names of their content.
  private static let signMNIST = {
    let blobs = "https://api.github.com/repos/16snathan/18794-final-project/git/blobs"
    let raw = "application/vnd.github.raw+json"
    return [
      RemoteFile(
        url: "\(blobs)/ac853c483879f6dc2d529d876f54a4d1c3c024b8", name: "sign_mnist_train.csv",
        byteCount: 83_281_065, sha256: "4c2897f19fab2b0ae2a7e4fa82e969043315d9f3a1a9cc0948b576bf1189a7e5",
        mediaType: raw),
      RemoteFile(
        url: "\(blobs)/92d57ca6970e5e6dd8f09937798902fbb7ce4746", name: "sign_mnist_test.csv",
        byteCount: 21_777_485, sha256: "0e9d67bae23e67f40728e0b63bf15ad4bd5175947b8a9fac5dd9f17ce133c47b",
        mediaType: raw),
    ]
  }()
}
