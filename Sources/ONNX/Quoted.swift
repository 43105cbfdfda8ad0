/// A name out of a file, short enough for a message.
func quoted(_ name: String) -> String { "'\(name.prefix(100))'" }
