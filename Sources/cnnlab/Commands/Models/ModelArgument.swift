import ArgumentParser

/// What an argument that names a model says of itself.
enum ModelArgument {
  static let help = ArgumentHelp(
    "The model: name, name@alias, name:3, or run:ID, run:ID@best, run:ID@last, run:ID@epoch=N.",
    valueName: "model")
}
