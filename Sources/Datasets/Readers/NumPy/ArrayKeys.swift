/// The names of the arrays that hold a dataset.
struct ArrayKeys {
  typealias Pair = (samples: String, labels: String)

  let train: Pair
  /// Nil where there are no names for a part for testing.
  let test: Pair?

  /// The names that are looked for, in this order: Keras', those of its dataset files, then those of one part.
  static let usual =
    [
      ArrayKeys(train: ("x_train", "y_train"), test: ("x_test", "y_test")),
      ArrayKeys(train: ("train_images", "train_labels"), test: ("test_images", "test_labels")),
    ]
    + ["x", "X", "images", "data"].flatMap { samples in
      ["y", "Y", "labels"].map { ArrayKeys(train: (samples, $0), test: nil) }
    }
}
