import Foundation

/// The standard streams of a child, seen from its parent.
struct ChildStreams: Sendable {
  let input: StreamPipe
  let output: StreamPipe
  let errors: StreamPipe

  init() throws(SweepError) {
    var made: [StreamPipe] = []
    do throws(SweepError) {
      for kind in [StreamPipe.Kind.socket, .pipe, .pipe] { made.append(try StreamPipe(kind)) }
    } catch {
      for pipe in made { pipe.closeBoth() }
      throw error
    }
    (input, output, errors) = (made[0], made[1], made[2])
  }

  /// Closes the ends that a child has been given.
  func closeChildEnds() {
    for end in [input.readEnd, output.writeEnd, errors.writeEnd] { close(end) }
  }

  func closeAll() {
    for pipe in [input, output, errors] { pipe.closeBoth() }
  }
}
