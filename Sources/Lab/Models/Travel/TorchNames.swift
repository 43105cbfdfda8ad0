/// What files of PyTorch's call tensors that our architectures name otherwise.
///
/// Architectures that torchvision has are named after it, so that there is little to translate: what its files hold
/// beside the network itself, and names that its own loading translates too.
struct TorchNames {
  private let architecture: String
  /// What all names of the file begin with, as a wrapper around the network has put it there.
  private let wrapper: String

  /// How the number of batches that a normalization has seen is called, after the layer's name.
  static let batchCounter = ".num_batches_tracked"

  /// torchvision's names of networks that we call otherwise.
  static let architectures = ["googlenet": "inception"]

  /// - Parameters:
  ///   - names: all names of the file.
  ///   - architecture: our name of the network.
  init(_ names: [String], architecture: String) {
    self.architecture = architecture
    let wrappers = ["module.", "_orig_mod."]
    wrapper = wrappers.first { wrapper in names.allSatisfy { $0.hasPrefix(wrapper) } } ?? ""
  }

  /// What we call a tensor of the file; nil for one that a network which only predicts does not need.
  func own(_ name: String) -> String? {
    let name = String(name.dropFirst(wrapper.count))
    if name.hasSuffix(Self.batchCounter) { return nil }
    switch architecture {
    case "inception": return isAuxiliary(name) ? nil : name
    case "densenet", "densenet121": return withoutInnerPoint(name)
    default: return name
    }
  }

  /// GoogLeNet's two side exits, which count only while it is trained.
  private func isAuxiliary(_ name: String) -> Bool { name.hasPrefix("aux1.") || name.hasPrefix("aux2.") }

  /// The files that torchvision offers of its DenseNets are older than its names: `norm.1` stands for `norm1`, `conv.2`
  /// for `conv2`, within dense layers.
  private func withoutInnerPoint(_ name: String) -> String {
    name.replacing(/(denselayer\d+\.(?:norm|conv))\.([12])\./) { "\($0.1)\($0.2)." }
  }
}
