/// What an image file tells of itself before its pixels.
struct ImageHeader {
  let width: Int
  let height: Int
  let color: ImageColor

  init(width: UInt32, height: UInt32, channels: UInt32) {
    self.width = Int(width)
    self.height = Int(height)
    color = channels == 1 ? .gray : .rgb
  }
}
