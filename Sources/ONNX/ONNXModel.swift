public import Files
import Foundation
public import Networks
public import Tensors

/// A network with its weights as an ONNX file holds it.
///
/// `bytes()` writes a file whose input is the raw samples, called `input`, and whose output is called `scores`; the number
/// of samples is left open. `read` understands such files, and those of others as far as they are made of what the
/// layers of `LayerCatalog` do.
public struct ONNXModel: Sendable {
  /// What makes scores of the network's raw values, behind its last layer.
  public enum Head: String, Hashable, Sendable, CaseIterable {
    case softmax, sigmoid
  }

  /// The architecture.
  ///
  /// Dropout does nothing in a file, and is not there when it is read.
  public var spec: NetworkSpec
  /// Shape of one sample.
  public var inputShape: Shape
  /// A tensor for each parameter of the network, by its full name, in the order of the layers.
  public var weights: [(name: String, tensor: Tensor)]
  /// What comes before the first layer.
  public var scaling: ONNXScaling
  /// What comes behind the last layer, where the network does not end in it by itself.
  public var head: Head?
  /// What the scores are called; empty where nobody says so.
  public var classNames: [String]
  /// Texts for whoever reads the file.
  public var metadata: [String: String]

  /// A model from its parts.
  ///
  /// - Parameter head: is left out where the network ends in it by itself.
  public init(
    spec: NetworkSpec, inputShape: Shape, weights: [(name: String, tensor: Tensor)],
    scaling: ONNXScaling = ONNXScaling(), head: Head? = nil, classNames: [String] = [],
    metadata: [String: String] = [:]
  ) {
    (self.spec, self.inputShape, self.weights) = (spec, inputShape, weights)
    (self.scaling, self.head, self.classNames, self.metadata) = (scaling, head, classNames, metadata)
  }
}

extension ONNXModel {
  /// Reads a file, and those beside it that it says its weights are in.
  ///
  /// - Parameter inputShape: shape of one sample, for files that leave it open.
  /// - Throws: where it is not ONNX, or has an operator that no layer of ours stands for; the message names the node.
  public static func read(
    contentsOf path: String, inputShape: Shape? = nil
  ) throws(FileError) -> ONNXModel {
    let bytes = try FileBytes(path: path).data()
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return try read(bytes, file: path, folder: folder, inputShape: inputShape)
  }

  /// Reads the content of a file; messages call it `file`.
  public static func read(
    _ bytes: [UInt8], file: String, inputShape: Shape? = nil
  ) throws(FileError) -> ONNXModel {
    try read(Data(bytes), file: file, folder: nil, inputShape: inputShape)
  }
}

/// The keys of the file's metadata that are ours.
enum MetadataKey {
  static let prefix = "cnnlab."
  static let architecture = "cnnlab.architecture"
  static let classNames = "cnnlab.class_names"
  /// The head that `ONNXModel.head` put behind the last layer.
  static let head = "cnnlab.head"
}
