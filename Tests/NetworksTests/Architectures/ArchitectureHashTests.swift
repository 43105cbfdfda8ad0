import Networks
import Tensors
import Testing

/// Stores know networks by the hash of their graph: what has been trained once must keep it.
@Suite struct ArchitectureHashTests {
  @Test(
    arguments: [
      ("softmax", [1, 8, 8], "79b4808274d716c1e8877d54d22ee97d4efa7f8b8527e731666ddbd3bde09031"),
      ("softmax", [3, 32, 32], "79b4808274d716c1e8877d54d22ee97d4efa7f8b8527e731666ddbd3bde09031"),
      ("lenet5", [1, 8, 8], "309abdf3bb32b0518e8046de8edeeb0b55dafe7138d0f52f43baf439abcd2a9f"),
      ("lenet5", [1, 28, 28], "8e92f0ef3787c9b74288107c069c045133d2b0f93755c9576acddc2c9eb2b520"),
      ("lenet5", [3, 32, 32], "59d649d54aa392ab4b47111fdbf365679d413ed172097ac0c760b55289896720"),
      ("tutorial-cnn", [1, 8, 8], "68257e249c4969d15e0074b95ff3013583c3b28c04dad26c61e3e1f062049544"),
      ("tutorial-cnn", [1, 28, 28], "f21978ff16bbedd539113dbc8260cc636ffd9368e1197f35af094426d6ecf26d"),
      ("sign-cnn", [1, 8, 8], "5eda686e658ba68dc134a26b48f61ad3d87d6f1a4bbc54fbc4b5c0a1c89d84ab"),
      ("sign-cnn", [1, 28, 28], "2eac8dcbd453ef9be420de22ba39b035228b69c210ab22669e3cc78eb8509e50"),
    ] as [(String, Shape, String)])
  func hashesStay(_ name: String, _ input: Shape, _ hash: String) throws {
    let architecture = try Architecture.named(name)
    #expect(try architecture.spec(input: input, classes: 10).hash == hash)
    #expect(try architecture.spec(input: input, classes: 10, width: 1, dropout: nil).hash == hash)
    #expect(try architecture.spec(input: input, classes: 10, dropout: 0).hash == hash)
    #expect(try architecture.spec(input: input, classes: 10, dropout: 0.5).hash != hash)
  }
}
