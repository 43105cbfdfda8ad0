import Foundation
import Testing
import Tracking

@Suite struct ParamTests {
  @Test(
    arguments: [
      ([:], "{}"),
      (["b": .integer(1), "a": .real(1.0), "B": .boolean(true)], #"{"B":true,"a":1.0,"b":1}"#),
      (["x": .real(0.1), "y": .real(1e-7), "z": .real(1e300)], #"{"x":0.1,"y":1e-07,"z":1e+300}"#),
      (["nan": .real(.nan), "inf": .real(-.infinity)], #"{"inf":{"real":"-inf"},"nan":{"real":"nan"}}"#),
      (["t": .text("a\"\\\n\u{1}é/")], #"{"t":"a\"\\\u000a\u0001é/"}"#),
    ] as [(Params, String)])
  func canonicalJSONIsOneText(params: Params, text: String) { #expect(params.canonicalJSON == text) }

  @Test func typesAreToldApart() {
    let values: [ParamValue] = [
      .integer(1), .real(1), .boolean(true), .text("1"), .text("true"), .text("1.0"),
    ]
    #expect(Set(values.map { Cell(params: ["x": $0]).hash }).count == values.count)
  }

  @Test func aCellsHashIsTheDigestOfItsText() {
    // printf '{"epochs":3}' | sha256sum
    let hash = Cell(params: ["epochs": .integer(3)]).hash
    #expect(hash == "cc6325ab488e0c754f776821d69849ff8157449f9c67e538101591d2e74857c0")
  }

  @Test func codesAsABareScalar() throws {
    let params: Params = ["a": .integer(-3), "b": .real(0.25), "c": .boolean(false), "d": .text("x")]
    let data = try JSONEncoder().encode(params)
    #expect(try JSONDecoder().decode(Params.self, from: data) == params)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["d"] as? String == "x")
  }
}
