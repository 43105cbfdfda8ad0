import ArgumentParser
import Images

/// Height and width, written as `HxW`.
struct ImageSize: ExpressibleByArgument {
  let height: Int
  let width: Int

  init?(argument: String) {
    let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let height = sides[0], let width = sides[1], (1...4096).contains(height),
      (1...4096).contains(width), Image.allows(width: width, height: height)
    else { return nil }
    (self.height, self.width) = (height, width)
  }
}
