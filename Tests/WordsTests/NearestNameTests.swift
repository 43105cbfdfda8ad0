import Testing
import Words

@Suite struct NearestNameTests {
  static let keys = ["learning_rate", "batch_size", "epochs", "optimizer"]

  @Test(arguments: [
    ("lerning_rate", "learning_rate"), ("batchsize", "batch_size"), ("epoch", "epochs"),
    ("OPTIMIZER", "optimizer"), ("epcohs", "epochs"),
  ])
  func findsTheKeyThatWasMeant(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: Self.keys) == meant)
  }

  @Test(arguments: ["", "q", "zebra_crossing"])
  func offersNothingWhereNothingIsClose(typed: String) {
    #expect(nearestName(to: typed, among: Self.keys) == nil)
    #expect(suggestion(for: typed, among: Self.keys) == "")
  }

  @Test func aSwapOfNeighboursIsOneEdit() {
    #expect(nearestName(to: "ab", among: ["xb", "ba"]) == "xb")
    #expect(nearestName(to: "adma", among: ["sgd", "adam"]) == "adam")
  }

  @Test func suggestionReadsAsTheEndOfASentence() {
    #expect(suggestion(for: "adma", among: ["adam"]) == "; did you mean 'adam'?")
  }
}
