extension IDXDataset {
  /// The IDX datasets that are known by name.
  static let known = [mnist, fashionMNIST]

  /// 70,000 handwritten digits of 28x28 gray pixels.
  private static let mnist = IDXDataset(
    name: "mnist", classes: (0...9).map(String.init), remedy: "",
    attribution: "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges (1998); CC BY-SA 3.0.")

  /// 70,000 articles of clothing of 28x28 gray pixels.
  private static let fashionMNIST = IDXDataset(
    name: "fashion-mnist",
    classes: [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ],
    remedy: ", or install Debian's package dataset-fashion-mnist",
    attribution:
      "Fashion-MNIST by Han Xiao, Kashif Rasul and Roland Vollgraf (2017); MIT, copyright Zalando SE.")
}
