import Images
import Tensors

/// A few samples of each class as pictures: the first of the class and, where epochs show samples differently, what
/// the first epochs make of them.
public struct Preview: Sendable {
  /// Pictures side by side, all of one class.
  struct Line: Sendable {
    /// The class.
    let label: Int
    /// Whether it is the first line of its class.
    let isFirst: Bool
    /// All of one size.
    let pictures: [Image]
  }

  /// How many classes are shown, the first ones.
  public static let mostClasses = 100
  /// How many pictures a line may have.
  public static let mostPictures = 50
  /// How many samples of a class are shown through the epochs.
  private static let mostVaried = 2

  /// Class names in label order, also of classes that are not shown.
  let classes: [String]
  /// Number of samples of each class.
  let counts: [Int]
  /// Class by class.
  let lines: [Line]
  /// Whether each line has a sample as it is and then through the epochs.
  let variesByEpoch: Bool

  /// Pictures of samples that are read as values divided by their maximum.
  ///
  /// - Parameters:
  ///   - classes: names in label order.
  ///   - perClass: how many pictures a line has.
  /// - Precondition: labels are below the number of classes; `perClass` is from 1 to `mostPictures`.
  public init(of source: any SampleSource, classes: [String], perClass: Int) {
    precondition((1...Self.mostPictures).contains(perClass), "\(perClass) pictures a class")
    self.classes = classes
    variesByEpoch = source.variesByEpoch
    let shownCount = source.variesByEpoch ? Self.mostVaried : perClass
    var counts = [Int](repeating: 0, count: classes.count)
    var shown = [[Int32]](repeating: [], count: min(classes.count, Self.mostClasses))
    for (index, label) in source.labels.enumerated() {
      if label < shown.count, counts[Int(label)] < shownCount { shown[Int(label)].append(Int32(index)) }
      counts[Int(label)] += 1
    }
    self.counts = counts
    let painter = SamplePainter(source, showing: shown.flatMap(\.self))
    lines = shown.enumerated().flatMap { label, indices in
      let views: [[(index: Int32, epoch: Int?)]] =
        source.variesByEpoch && !indices.isEmpty
        ? indices.map { index in [(index, nil)] + (1..<perClass).map { (index, $0) } }
        : [indices.map { ($0, nil) }]
      return views.enumerated().map { number, views in
        let pictures = views.map { painter.picture(of: source.values(of: $0.index, epoch: $0.epoch)) }
        return Line(label: label, isFirst: number == 0, pictures: pictures)
      }
    }
  }
}
