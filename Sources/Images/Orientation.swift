/// How stored rows and columns lie in the upright image, by Exif's numbers.
enum Orientation: Int, CaseIterable {
  case upright = 1, mirrored, upsideDown, flipped, transposed, turnedLeft, transversed, turnedRight

  /// Whether the upright image's rows are the stored columns.
  var swapsSides: Bool { rawValue >= 5 }

  /// Whether the stored columns are counted from the right.
  var reversesColumns: Bool { [2, 3, 7, 8].contains(rawValue) }

  /// Whether the stored rows are counted from the bottom.
  var reversesRows: Bool { [3, 4, 6, 7].contains(rawValue) }
}

extension Image {
  /// The upright image, where this is how it is stored.
  func upright(from orientation: Orientation) -> Image {
    guard orientation != .upright else { return self }
    let channels = channels
    // Distances, in pixels, between stored neighbours, and where the upright image's first pixel is stored.
    let column = orientation.reversesColumns ? -1 : 1
    let row = orientation.reversesRows ? -width : width
    let first =
      (orientation.reversesColumns ? width - 1 : 0) + (orientation.reversesRows ? (height - 1) * width : 0)
    let (across, down) = orientation.swapsSides ? (row, column) : (column, row)
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    let upright = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, filled in
      pixels.withUnsafeBufferPointer { pixels in
        for y in 0..<newHeight {
          for x in 0..<newWidth {
            let stored = (first + y * down + x * across) * channels
            for channel in 0..<channels { target[filled + channel] = pixels[stored + channel] }
            filled += channels
          }
        }
      }
    }
    return Image(width: newWidth, height: newHeight, color: color, pixels: upright)
  }
}
