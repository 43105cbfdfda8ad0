import Networks
import Settings
import Tensors
import Testing

/// Architectures as data: names, references, and what is said when they are wrong.
@Suite struct NetworkSpecTests {
  @Test func layersAreNamedByKindAndNumber() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"conv2d": {"filters": 2, "kernel": 1}}, {"max_pool2d": 2}, {"conv2d": {"filters": 2, "kernel": 1}},
         {"avg_pool2d": 2}, "flatten", {"name": "fc1", "dense": 3}, {"dense": 2}]
        """#)
    #expect(spec.nodes.map(\.name) == ["conv1", "pool1", "conv2", "pool2", "flatten1", "fc1", "fc2"])
    #expect(spec.nodes.map(\.inputs) == [["input"]] + spec.nodes.dropLast().map { [$0.name] })
  }

  @Test func defaultsAndShorthandsAreWrittenOut() throws {
    let short = try NetworkSpec(layers: #"[{"max_pool2d": 2}, "flatten", {"dense": 3}]"#)
    let long = try NetworkSpec(
      layers: #"""
        [{"name": "pool1", "inputs": ["input"],
          "max_pool2d": {"size": [2, 2], "stride": [2, 2], "padding": "valid"}},
         {"name": "flatten1", "inputs": ["pool1"], "flatten": {}},
         {"name": "fc1", "inputs": ["flatten1"], "dense": {"units": 3, "bias": true, "activation": null}}]
        """#)
    #expect(short == long)
    #expect(short.hash == long.hash)
  }

  /// Stored architectures are found by the hash of this text: settings that came later are left out at their defaults.
  @Test func canonicalTextStays() throws {
    let spec = try NetworkSpec(
      layers:
        #"[{"conv2d": {"filters": 2, "kernel": 3, "padding": 1}}, {"max_pool2d": 2}, {"avg_pool2d": 2}]"#)
    #expect(
      spec.canonicalText
        == #"{"layers":[{"conv2d":{"activation":null,"bias":true,"dilation":[1,1],"filters":2,"groups":1,"#
        + #""kernel":[3,3],"padding":[1,1],"stride":[1,1]},"inputs":["input"],"name":"conv1"},"#
        + #"{"inputs":["conv1"],"max_pool2d":{"padding":"valid","size":[2,2],"stride":[2,2]},"name":"pool1"},"#
        + #"{"avg_pool2d":{"count_padding":false,"padding":"valid","size":[2,2],"stride":[2,2]},"#
        + #""inputs":["pool1"],"name":"pool2"}],"name":"net"}"#)
  }

  @Test func hashIgnoresTheArchitecturesNameButNothingElse() throws {
    let spec = try NetworkSpec(layers: #"["flatten", {"dense": 3}]"#)
    let renamed = try NetworkSpec(layers: #"["flatten", {"dense": 3}]"#, name: "other")
    #expect(spec.hash == renamed.hash)
    #expect(spec != renamed)
    let wider = try NetworkSpec(layers: #"["flatten", {"dense": 4}]"#)
    #expect(spec.hash != wider.hash)
  }

  private static let functions = ActivationFunction.allCases.map(\.rawValue).joined(separator: ", ")
  private static let kinds = LayerCatalog.kinds.joined(separator: ", ")

  static let wrong: [(layers: String, message: String)] = [
    ("7", "architecture 'net': expected a list of layers, found 7"),
    ("[]", "architecture 'net' has no layers"),
    ("[7]", "architecture 'net', layer 1: expected a layer such as 'flatten' or {dense: 10}, found 7"),
    ("[{}]", "architecture 'net', layer 1: expected one kind of layer, found none"),
    (
      #"[{"dense": 3, "relu": {}}]"#,
      "architecture 'net', layer 1: expected one kind of layer, found dense, relu"
    ),
    (
      #"["flatten", {"conv2": {"filters": 3}}]"#,
      "architecture 'net', layer 2: unknown layer 'conv2'; known are \(kinds); did you mean 'conv2d'?"
    ),
    (
      #"[{"name": "a", "dense": 3}, {"name": "a", "dense": 3}]"#,
      "architecture 'net', layer 2: name: 'a' is taken by an earlier layer"
    ),
    (
      #"[{"name": "a b", "dense": 3}]"#,
      "architecture 'net', layer 1: name: expected letters, digits, '.', '_' or '-', found 'a b'"
    ),
    (
      #"[{"name": "input", "dense": 3}]"#,
      "architecture 'net', layer 1: name: expected letters, digits, '.', '_' or '-', found 'input'"
    ),
    (
      #"[{"inputs": ["second"], "dense": 3}, {"name": "second", "dense": 3}]"#,
      "architecture 'net', layer 1: inputs: no layer 'second' stands before this one"
    ),
    (
      #"[{"name": "stem", "dense": 3}, {"inputs": ["sten"], "dense": 3}]"#,
      "architecture 'net', layer 2: inputs: no layer 'sten' stands before this one; did you mean 'stem'?"
    ),
    (
      #"[{"name": "self", "inputs": ["self"], "dense": 3}]"#,
      "architecture 'net', layer 1: inputs: no layer 'self' stands before this one"
    ),
    (
      #"[{"inputs": [], "dense": 3}]"#,
      "architecture 'net', layer 1: inputs: expected a list of layer names, found a list"
    ),
    ("[\"dense\"]", "architecture 'net', layer 1: the key 'units' is missing"),
    (
      #"[{"dense": 0}]"#,
      "architecture 'net', layer 1: units: expected a whole number from 1 to 65536, found 0"
    ),
    (
      #"[{"dense": 1e30}]"#,
      "architecture 'net', layer 1: units: expected a whole number from 1 to 65536, found 1e+30"
    ),
    (
      #"[{"dense": {"units": 3, "activation": "rel"}}]"#,
      "architecture 'net', layer 1: activation: expected one of \(functions), found 'rel'; did you mean 'relu'?"
    ),
    (
      #"[{"conv2d": {"filters": 3, "kernel": [3, 3, 3]}}]"#,
      "architecture 'net', layer 1: kernel: expected a whole number from 1 to 4096, or 2 of them, found a list"
    ),
    (
      #"[{"conv2d": {"filters": 3, "kernel": 3, "padding": "full"}}]"#,
      "architecture 'net', layer 1: padding: expected 'same', 'valid', a whole number, or 2 of them or of pairs, found 'full'"
    ),
    (
      #"[{"max_pool2d": {"size": 2, "padding": 2}}]"#,
      "architecture 'net', layer 1: padding: expected at most half the size 2x2, found 2x2"
    ),
    (
      #"[{"dropout": 1}]"#,
      "architecture 'net', layer 1: rate: expected a number from 0.0 to 0.99, found 1"
    ),
    (
      #"[{"reshape": [2, -1, -1]}]"#,
      "architecture 'net', layer 1: shape: expected one to four sizes of at least 1, one of which may be -1, "
        + "found a list"
    ),
    (#"[{"relu": 3}]"#, "architecture 'net', layer 1: expected no settings, found 3"),
  ]

  @Test(arguments: wrong)
  func mistakesAreNamed(_ layers: String, _ message: String) {
    #expect(throws: NetworkError(message)) {
      try NetworkSpec(name: "net", layers: JSONValue(parsing: layers))
    }
  }

  @Test func textThatIsNoArchitectureIsRefused() {
    #expect(throws: NetworkError("expected JSON, found text that does not parse")) {
      try NetworkSpec(canonicalText: "{\"name\"")
    }
    #expect(throws: NetworkError("expected an architecture with 'name' and 'layers'")) {
      try NetworkSpec(canonicalText: "[]")
    }
  }
}
