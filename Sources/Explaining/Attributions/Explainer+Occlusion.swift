import Networks
import Tensors

extension Explainer {
  /// How much the score falls when a square around a pixel is covered with the image's mean color.
  ///
  /// Each pixel gets the mean over the squares that cover it.
  ///
  /// - Parameters:
  ///   - size: side of the square; a sixth of the image's longer side where nil.
  ///   - step: distance of neighbouring squares; a third of the side where nil, which leaves no grid to be seen.
  /// - Throws: where the square does not fit the image.
  public func occlusion(for output: ClassOutput, size: Int? = nil, step: Int? = nil) throws -> Explanation {
    let (height, width) = (subject.height, subject.width)
    let side = size ?? min(max(1, max(height, width) / 6), height, width)
    guard (1...min(height, width)).contains(side) else {
      throw ExplainingError(
        .usage, "expected a square of 1 to \(min(height, width)) pixels, found \(side)")
    }
    let places = Self.places(height, side: side, step: step).flatMap { row in
      Self.places(width, side: side, step: step).map { (row: row, column: $0) }
    }
    let whole = output.score(logits)
    var (falls, counts) = (
      [Float](repeating: 0, count: height * width), [Float](repeating: 0, count: height * width)
    )
    let plan = try ExecutionPlan(
      network, batchSize: min(places.count, batchSize), mode: .inference, context: context)
    let columns = logits.count
    for start in stride(from: 0, to: places.count, by: plan.batchSize) {
      let chunk = places[start..<min(start + plan.batchSize, places.count)]
      try load(chunk.map { covered($0, side: side) }, into: plan)
      try plan.forward()
      let found = try plan.logits.tensor().values
      for (number, place) in chunk.enumerated() {
        let fall = whole - output.score(found[number * columns..<(number + 1) * columns])
        for row in place.row..<place.row + side {
          for column in place.column..<place.column + side {
            falls[row * width + column] += fall
            counts[row * width + column] += 1
          }
        }
      }
    }
    let values = zip(falls, counts).map { $1 > 0 ? $0 / $1 : 0 }
    return Explanation(
      .occlusion, of: subject, score: whole,
      map: AttributionMap(height: height, width: width, values: values, isSigned: true))
  }

  /// Where squares begin along a side: in steps, and once at the very end.
  private static func places(_ length: Int, side: Int, step: Int?) -> [Int] {
    let step = max(1, step ?? side / 3)
    let places = Array(stride(from: 0, through: length - side, by: step))
    return places.last == length - side ? places : places + [length - side]
  }

  /// The last batch may be smaller than the plan: what stands behind it is left as it is.
  private func load(_ inputs: [[Float]], into plan: ExecutionPlan) throws {
    let values = plan.input.values
    for (number, input) in inputs.enumerated() {
      for index in input.indices { values[number * input.count + index] = input[index] }
    }
  }

  private func covered(_ place: (row: Int, column: Int), side: Int) -> [Float] {
    var values = subject.values
    let (width, area) = (subject.width, subject.height * subject.width)
    for first in stride(from: 0, to: values.count, by: area) {
      let mean = values[first..<first + area].reduce(0, +) / Float(area)
      for row in place.row..<place.row + side {
        let start = first + row * width + place.column
        for index in start..<start + side { values[index] = mean }
      }
    }
    return values
  }
}
