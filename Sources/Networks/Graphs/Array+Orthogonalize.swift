extension Array<Float> {
  /// Makes the rows of a matrix orthonormal, or its columns where they are fewer.
  ///
  /// Gram and Schmidt in double precision, each vector taken through twice ("twice is enough": Giraud and Langou, 2005).
  mutating func orthogonalize(rows: Int) {
    guard rows > 0, !isEmpty else { return }
    let columns = count / rows
    let (vectorCount, length) = (Swift.min(rows, columns), Swift.max(rows, columns))
    // Where columns are the vectors, element k of vector v is at k * columns + v.
    let (vectorStride, elementStride) = rows <= columns ? (columns, 1) : (1, columns)
    var vectors = [Double](repeating: 0, count: count)
    for vector in 0..<vectorCount {
      for element in 0..<length {
        vectors[vector * length + element] = Double(self[vector * vectorStride + element * elementStride])
      }
    }
    vectors.withUnsafeMutableBufferPointer { vectors in
      for vector in 0..<vectorCount {
        let own = UnsafeMutableBufferPointer(rebasing: vectors[vector * length..<(vector + 1) * length])
        for _ in 0..<2 {
          for earlier in 0..<vector {
            own.subtractProjection(
              onto: UnsafeBufferPointer(rebasing: vectors[earlier * length..<(earlier + 1) * length]))
          }
          let norm = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
          for element in 0..<length { own[element] /= norm }
        }
      }
    }
    for vector in 0..<vectorCount {
      for element in 0..<length {
        self[vector * vectorStride + element * elementStride] = Float(vectors[vector * length + element])
      }
    }
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Takes off what lies along a vector of length 1.
  fileprivate func subtractProjection(onto unit: UnsafeBufferPointer<Double>) {
    var along = 0.0
    for element in 0..<count { along += self[element] * unit[element] }
    for element in 0..<count { self[element] -= along * unit[element] }
  }
}
