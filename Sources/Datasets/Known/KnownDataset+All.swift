extension KnownDataset {
  /// All that are known, the smallest first.
  public static let all = [digits, mnist, fashionMNIST, signMNIST, cifar10, cifar100]
}
