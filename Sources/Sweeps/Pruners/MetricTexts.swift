/// Two different values of a metric as tables show them, or with all digits where that would look the same.
func metricTexts(_ first: Double, _ second: Double) -> (String, String) {
  let texts = (metricText(first), metricText(second))
  return texts.0 == texts.1 ? ("\(first)", "\(second)") : texts
}
