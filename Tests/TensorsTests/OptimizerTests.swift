import CKernels
import TestSupport
import Testing

/// The optimizers' loops over some steps against the published rules in double precision.
@Suite struct OptimizerTests {
  private static let steps = 8

  /// Gradients that change from step to step.
  private func gradient(_ step: Int, _ count: Int) -> [Double] {
    referenceValues(count, seed: UInt64(100 + step), in: -2...2)
  }

  /// Both sides from the same start; the reference updates one value given its gradient and its own two slots.
  private func compare(
    count: Int = 37,
    _ loop: (_ step: Int, inout [Float], [Float], inout [Float], inout [Float]) -> Void,
    _ rule: (_ step: Int, _ value: inout Double, _ gradient: Double, inout Double, inout Double) -> Void
  ) {
    let start = referenceValues(count, seed: 1)
    var (value, first, second) = (
      start.map { Float($0) }, [Float](repeating: 0, count: count), [Float](repeating: 0, count: count)
    )
    var expected = start
    var slots = (first: [Double](repeating: 0, count: count), second: [Double](repeating: 0, count: count))
    for step in 1...Self.steps {
      let gradient = gradient(step, count)
      loop(step, &value, gradient.map { Float($0) }, &first, &second)
      for index in 0..<count {
        rule(step, &expected[index], gradient[index], &slots.first[index], &slots.second[index])
      }
    }
    #expect(worstDifference(value, expected) < 2e-6)
    #expect(worstDifference(value, start) > 1e-2)
  }

  @Test(arguments: [0, 0.01] as [Float])
  func plainDescent(_ decay: Float) {
    compare { _, value, gradient, _, _ in
      ck_sgd(&value, gradient, nil, Int64(value.count), 0.05, 0, 0, decay)
    } _: { _, value, gradient, _, _ in
      value -= Double(Float(0.05)) * (gradient + Double(decay) * value)
    }
  }

  @Test(arguments: [false, true], [0, 0.01] as [Float])
  func momentum(_ nesterov: Bool, _ decay: Float) {
    compare { _, value, gradient, velocity, _ in
      ck_sgd(&value, gradient, &velocity, Int64(value.count), 0.05, 0.9, nesterov ? 1 : 0, decay)
    } _: { _, value, gradient, velocity, _ in
      let slope = gradient + Double(decay) * value
      velocity = 0.9 * velocity + slope
      value -= 0.05 * (nesterov ? slope + 0.9 * velocity : velocity)
    }
  }

  @Test(arguments: [(0, 0), (0.01, 0), (0, 0.01)])
  func adam(_ coupled: Double, _ decoupled: Double) {
    let (rate, beta1, beta2, epsilon) = (0.02, 0.9, 0.999, 1e-8)
    compare { step, value, gradient, first, second in
      let correction = (1 - power(beta1, step), 1 - power(beta2, step))
      let root = correction.1.squareRoot()
      ck_adam(
        &value, gradient, &first, &second, Int64(value.count),
        ck_adam_coefficients(
          rate: Float(rate * root / correction.0), beta1: Float(beta1), beta2: Float(beta2),
          epsilon: Float(epsilon * root), coupled_decay: Float(coupled),
          decoupled_decay: Float(rate * decoupled)))
    } _: { step, value, gradient, first, second in
      value -= rate * decoupled * value
      // The coupled form reads the value before any change; both decays are never used together.
      let slope = gradient + coupled * value
      first = beta1 * first + (1 - beta1) * slope
      second = beta2 * second + (1 - beta2) * slope * slope
      let mean = first / (1 - power(beta1, step))
      let spread = (second / (1 - power(beta2, step))).squareRoot()
      value -= rate * mean / (spread + epsilon)
    }
  }

  @Test(arguments: [0, 0.9], [0, 0.01])
  func rmsprop(_ momentum: Double, _ decay: Double) {
    compare { _, value, gradient, square, velocity in
      let count = Int64(value.count)
      if momentum == 0 {
        ck_rmsprop(&value, gradient, &square, nil, count, 0.01, 0.95, 1e-7, 0, Float(decay))
      } else {
        ck_rmsprop(
          &value, gradient, &square, &velocity, count, 0.01, 0.95, 1e-7, Float(momentum), Float(decay))
      }
    } _: { _, value, gradient, square, velocity in
      let slope = gradient + decay * value
      square = 0.95 * square + 0.05 * slope * slope
      velocity = momentum * velocity + slope / (square.squareRoot() + 1e-7)
      value -= 0.01 * velocity
    }
  }

  @Test(arguments: [0, 0.01])
  func adagrad(_ decay: Double) {
    compare { _, value, gradient, square, _ in
      ck_adagrad(&value, gradient, &square, Int64(value.count), 0.05, 1e-10, Float(decay))
    } _: { _, value, gradient, square, _ in
      let slope = gradient + decay * value
      square += slope * slope
      value -= 0.05 * slope / (square.squareRoot() + 1e-10)
    }
  }

  @Test(arguments: [0, 0.01])
  func lion(_ decay: Double) {
    compare { _, value, gradient, momentum, _ in
      ck_lion(&value, gradient, &momentum, Int64(value.count), 0.01, 0.9, 0.99, Float(decay))
    } _: { _, value, gradient, momentum, _ in
      let mixture = 0.9 * momentum + 0.1 * gradient
      value -= 0.01 * ((mixture > 0 ? 1 : mixture < 0 ? -1 : 0) + decay * value)
      momentum = 0.99 * momentum + 0.01 * gradient
    }
  }

  /// Padding lanes have neither value nor gradient, and must stay so; what is not a number must show.
  @Test func lionRestsWithoutGradientAndShowsWhatIsNotANumber() {
    var (value, momentum) = ([0, 0] as [Float], [0, 0] as [Float])
    ck_lion(&value, [0, .nan], &momentum, 2, 0.1, 0.9, 0.99, 0.1)
    #expect(value[0] == 0 && momentum[0] == 0)
    #expect(value[1].isNaN)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }
}
