/// Dots on a terminal, two by four in each cell, drawn with the Braille patterns of Unicode.
struct BrailleGrid {
  /// Cells in a row.
  let width: Int
  /// Rows of cells.
  let height: Int
  private var patterns: [UInt8]
  private var owners: [Int?]
  private var letters: [Character?]

  /// No dots.
  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    patterns = [UInt8](repeating: 0, count: width * height)
    owners = [Int?](repeating: nil, count: width * height)
    letters = [Character?](repeating: nil, count: width * height)
  }

  /// Dots in a row and in a column.
  var dots: (across: Int, down: Int) { (2 * width, 4 * height) }

  /// Sets a dot; what lies outside is not drawn.
  mutating func set(_ x: Int, _ y: Int, owner: Int) {
    guard (0..<dots.across).contains(x), (0..<dots.down).contains(y) else { return }
    let cell = y / 4 * width + x / 2
    // Dots 1 to 3 and 4 to 6 go down the columns, 7 and 8 are the lowest ones, as they were added later.
    let bit = y % 4 == 3 ? 6 + x % 2 : x % 2 * 3 + y % 4
    patterns[cell] |= 1 << UInt8(bit)
    owners[cell] = owner
  }

  /// Connects two dots; with gaps, every other dot is left out.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), isDashed: Bool, owner: Int) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let x = start.x + roundedQuotient((end.x - start.x) * step, steps)
      let y = start.y + roundedQuotient((end.y - start.y) * step, steps)
      if !isDashed || (x + y).isMultiple(of: 2) { set(x, y, owner: owner) }
    }
  }

  private func roundedQuotient(_ value: Int, _ divisor: Int) -> Int {
    (2 * value + (value < 0 ? -divisor : divisor)) / (2 * divisor)
  }

  /// Puts a letter into the cell of a dot, where none is yet; says whether it did.
  mutating func put(_ letter: Character, at dot: (x: Int, y: Int), owner: Int) -> Bool {
    let cell = min(max(dot.y / 4, 0), height - 1) * width + min(max(dot.x / 2, 0), width - 1)
    guard letters[cell] == nil else { return false }
    letters[cell] = letter
    owners[cell] = owner
    return true
  }

  /// What is in a cell, and whose it is.
  struct Cell {
    let character: Character
    let owner: Int?
  }

  /// A row's cells.
  func row(_ row: Int) -> [Cell] {
    (row * width..<(row + 1) * width).map { cell in
      let braille = Character(UnicodeScalar(0x2800 + UInt32(patterns[cell])) ?? " ")
      return Cell(
        character: letters[cell] ?? (patterns[cell] == 0 ? " " : braille), owner: owners[cell])
    }
  }
}
