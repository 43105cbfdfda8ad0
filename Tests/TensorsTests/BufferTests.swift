import Tensors
import TestSupport
import Testing

/// Values into memory and back, and sums of gradients.
@Suite struct BufferTests {
  @Test(arguments: [[5], [3, 4], [2, 17, 3, 3], [2, 2, 2, 2, 2, 2]] as [Shape])
  func givesBackWhatItWasGiven(_ shape: Shape) throws {
    let buffer = try Buffer(ComputeContext(threads: 1), shape: shape)
    #expect(try buffer.tensor() == Tensor(shape: shape, repeating: 0))
    let tensor = Tensor(shape, referenceValues(shape.count, seed: 1))
    try buffer.load(tensor)
    #expect(try buffer.tensor() == tensor)
    #expect(try buffer.tensor(shape: [shape.count]).values == tensor.values)
  }

  @Test func otherCountsAreRefused() throws {
    let buffer = try Buffer(ComputeContext(threads: 1), shape: [2, 3])
    #expect(throws: EngineError("a tensor of shape 7 cannot fill a buffer of shape 2x3")) {
      try buffer.load(Tensor(shape: [7], repeating: 0))
    }
  }

  @Test(arguments: [[], [3, 0], [1, 1, 1, 1, 1, 1, 1]] as [Shape])
  func shapesWithoutALayoutAreRefused(_ shape: Shape) throws {
    let context = try ComputeContext(threads: 1)
    #expect(throws: EngineError("tensors have 1 to 6 dimensions of at least 1; got \(shape)")) {
      try Buffer(context, shape: shape)
    }
  }

  @Test func gradientsOfSeveralReadersAreSummed() throws {
    let context = try ComputeContext(threads: 1)
    let parts = try (1...3).map { factor in
      let part = try Buffer(context, shape: [2, 3])
      try part.load(Tensor([2, 3], (0..<6).map { Double($0 * factor) }))
      return part
    }
    // Some or all of them are still to be read by others, and stay as they are.
    for pending in [[], [parts[0]], parts] {
      for (index, part) in parts.enumerated() {
        try part.load(Tensor([2, 3], (0..<6).map { Double($0 * (index + 1)) }))
      }
      let before = try pending.map { try $0.tensor() }
      let sum = try #require(try GradientSum(of: parts, besides: pending, overwritten: true))
      for step in sum.steps { try step.run() }
      #expect(try sum.gradient.tensor().values == [0, 6, 12, 18, 24, 30])
      #expect(try pending.map { try $0.tensor() } == before)
    }
    #expect(try GradientSum(of: [], besides: parts, overwritten: true)?.steps.count == nil)
  }

  @Test func oneGradientIsCopiedOnlyWhereOthersNeedIt() throws {
    let part = try Buffer(ComputeContext(threads: 1), shape: [2])
    func copies(besides pending: [Buffer], overwritten: Bool) throws -> Bool? {
      try GradientSum(of: [part], besides: pending, overwritten: overwritten).map { $0.gradient !== part }
    }
    #expect(try copies(besides: [], overwritten: true) == false)
    #expect(try copies(besides: [part], overwritten: false) == false)
    #expect(try copies(besides: [part], overwritten: true) == true)
  }
}
