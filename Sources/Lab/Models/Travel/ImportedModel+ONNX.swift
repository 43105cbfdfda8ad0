import Datasets
import Networks
import ONNX
public import Tensors
import Training

extension ImportedModel {
  /// The key of a file's metadata that says which stored value counts as 1.
  static let maximumKey = "pixel_maximum"

  /// As many as layers have outputs at most: a network without layers may have any number, and each gets a name.
  private static let mostClasses = 65_536

  /// The model of an ONNX file.
  ///
  /// - Parameters:
  ///   - input: shape of one sample, for files that leave it open.
  ///   - classes: names of the classes; nil for the file's, else for their numbers.
  ///   - scaling: what is made of pixels, beside their division by 255, for files whose nodes do not scale the input; nil
  ///     where pixels are the input as they are.
  /// - Throws: where it is no such file, has operators that no layer stands for, or does not classify, or the scaling is
  ///   in the file already.
  public init(
    onnx path: String, input: Shape? = nil, classes: [String]? = nil, scaling wanted: InputScaling? = nil
  ) throws {
    var file = try ONNXModel.read(contentsOf: path, inputShape: input)
    if let wanted {
      guard file.scaling == ONNXScaling() else {
        throw LabError(
          .usage, "\(path): its nodes scale the input themselves: expected no other scaling to be asked for")
      }
      let (mean, deviation) = try wanted.moments(channels: file.inputShape[0])
      file.scaling = ONNXScaling(divisor: 255, mean: mean, deviation: deviation)
    }
    let shapes = try NetworkShapes(file.spec, inputShape: file.inputShape)
    let isSigmoid = (file.head?.rawValue ?? shapes.head) == ONNXModel.Head.sigmoid.rawValue
    // One sigmoid tells the second of two classes.
    let count = isSigmoid && shapes.outputShape.count == 1 ? 2 : shapes.outputShape.count
    guard count <= Self.mostClasses else {
      throw LabError(
        .badData, "\(path): expected at most \(Self.mostClasses) classes, found \(count) outputs")
    }
    let names = classes ?? (file.classNames.isEmpty ? (0..<count).map(String.init) : file.classNames)
    guard names.count == count else {
      throw LabError(.usage, "\(path): expected the names of \(count) classes, found \(names.count)")
    }
    let loss = isSigmoid ? Loss.Kind.binaryCrossEntropy : .categoricalCrossEntropy
    let maximum = file.metadata[Self.maximumKey].flatMap { Int($0) } ?? 255
    let (scaling, weights) = (
      file.scaling,
      Dictionary(file.weights.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })
    )
    guard maximum > 0, scaling.divisor > 0, scaling.deviation.allSatisfy({ $0 > 0 }),
      scaling.mean.count == scaling.deviation.count
    else {
      throw LabError(
        .badData,
        "\(path): expected a scaling by positive numbers, as many deviations as means and a positive pixel maximum, "
          + "found \(scaling) and \(maximum)")
    }
    let isPlain = scaling.mean.isEmpty && scaling.divisor == Double(maximum)
    try self.init(
      shapes,
      Preparation(
        input: file.inputShape, pixelMaximum: maximum,
        normalization: isPlain
          ? nil
          : Normalization(divisor: scaling.divisor, mean: scaling.mean, deviation: scaling.deviation),
        classes: names, loss: loss.rawValue, focalGamma: nil),
      source: path
    ) { name in
      guard let tensor = weights[name] else { throw LabError(.badData, "\(path) lacks the tensor '\(name)'") }
      return tensor
    }
  }
}
