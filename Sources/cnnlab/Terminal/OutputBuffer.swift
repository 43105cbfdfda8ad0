/// Small texts on their way to standard output, written together.
struct OutputBuffer {
  private var pending = ""

  mutating func write(_ text: String) {
    pending += text
    if pending.utf8.count >= 1 << 16 { flush() }
  }

  mutating func flush() {
    StandardOutput.write(pending)
    pending = ""
  }
}
