public import Images

/// Where the samples of a dataset are and how they are read: a known name, or a path and what its form does not tell.
public struct DatasetSource: Hashable, Sendable {
  /// A known name, or what the data at a path are called.
  public var name: String
  /// The file or the folder; nil where the name is a known one.
  public var path: String?
  /// The form of the data; nil where the path tells it.
  public var format: DatasetFormat?
  /// The key of the samples in an `npz`; nil for the usual ones.
  public var samples: String?
  /// The file of the labels beside that of the samples (IDX, NumPy), or their key in an `npz`.
  public var labels: String?
  /// Where samples for testing come from; nil where the data tell it, or have none.
  public var test: TestPart?
  /// The column of the labels, by name or counted from 0 (CSV, manifest); nil for `label`.
  public var labelColumn: String?
  /// Shape of one sample (CSV); nil for a gray square.
  public var shape: [Int]?
  /// Names of the classes in label order; nil for those that are found, sorted.
  public var classes: [String]?
  /// Height and width that images are brought to; nil where all have one size.
  public var size: [Int]?
  /// The colours that images are brought to; nil where all are of one kind.
  public var color: ImageColor?
  /// How images are brought to the size.
  public var resampling: Resampling?
  /// Where the channels are among an array's dimensions; nil where its sizes tell it.
  public var channels: ChannelOrder?
  /// Spatial dimensions of an array's samples, 1 to 3; nil where its rank tells it.
  public var dimensions: Int?
  /// Which samples are used; nil for all.
  public var selection: SampleSelection?

  /// A known dataset, or data at a path.
  public init(name: String, path: String? = nil, format: DatasetFormat? = nil) {
    (self.name, self.path, self.format) = (name, path, format)
  }
}

/// The forms of data that are read by path.
public enum DatasetFormat: String, CaseIterable, Sendable {
  case idx, csv, numpy, images, manifest
}

/// Where samples for testing come from.
public enum TestPart: Hashable, Sendable {
  /// A file or folder of the same form.
  case path(String)
  /// Taken from the whole before validation is.
  case split(HoldOut)
}

/// Where the channels are among the dimensions of an array of samples.
public enum ChannelOrder: String, CaseIterable, Sendable {
  case first, last
}
