/// Bytes as SQL writes them: `x'00ff'`.
func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text = Array("x'".utf8)
  text.reserveCapacity(2 * bytes.count + 3)
  for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
  text.append(UInt8(ascii: "'"))
  return String(decoding: text, as: UTF8.self)
}
