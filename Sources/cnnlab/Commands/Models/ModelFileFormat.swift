import ArgumentParser

/// The forms of files in which models travel.
enum ModelFileFormat: String, ExpressibleByArgument, CaseIterable {
  case safetensors, onnx

  /// The form that a file's ending says; nil where it says none.
  init?(ofPath path: String) {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let format = ending.flatMap({ Self(rawValue: $0.lowercased()) }) else { return nil }
    self = format
  }

  /// The form that was asked for, else the one that the file's ending says.
  static func chosen(_ asked: Self?, for path: String, option: String) throws -> Self {
    if let format = asked ?? Self(ofPath: path) { return format }
    let known = allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    throw ValidationError(
      "\(option): expected a file that ends in \(known), or --format; found '\(path)'")
  }
}
