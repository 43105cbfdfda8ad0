public import Settings
import Tensors

extension Augmentation: Codable {
  /// The long names of all settings.
  public static let keys = [
    "rotation_range", "width_shift_range", "height_shift_range", "shear_range", "zoom_range",
    "horizontal_flip", "vertical_flip", "random_crop", "fill_mode", "cval", "channel_shift_range",
    "brightness_range", "contrast_range", "noise", "cutout",
  ]

  /// Reads a mapping of Keras' names, or of shorter ones: `rotation`, `shift` (both ways), `shear`, `zoom`, `brightness`,
  /// `contrast`.
  ///
  /// A range of factors is a pair, or one number b for a pair from 1 - b to 1 + b.
  public init(_ value: JSONValue) throws(SettingsError) {
    var reader = try SettingsReader(value)
    self.init()
    rotationRange = try reader.number("rotation_range", or: "rotation", in: 0...360) ?? rotationRange
    widthShiftRange = try reader.number("width_shift_range", or: "shift", in: 0...4096) ?? widthShiftRange
    heightShiftRange = try reader.number("height_shift_range", or: "shift", in: 0...4096) ?? heightShiftRange
    shearRange = try reader.number("shear_range", or: "shear", in: 0...90) ?? shearRange
    zoomRange = try reader.factors("zoom_range", or: "zoom", in: 0.01...100) ?? zoomRange
    horizontalFlip = try reader.boolean("horizontal_flip") ?? horizontalFlip
    verticalFlip = try reader.boolean("vertical_flip") ?? verticalFlip
    randomCrop = try reader.integer("random_crop", in: 0...4096) ?? randomCrop
    fillMode = try reader.choice("fill_mode", of: FillMode.self) ?? fillMode
    cval = try reader.number("cval", in: -1e9...1e9) ?? cval
    channelShiftRange = try reader.number("channel_shift_range", in: 0...1e9) ?? channelShiftRange
    brightnessRange = try reader.factors("brightness_range", or: "brightness", in: 0...100) ?? brightnessRange
    contrastRange = try reader.factors("contrast_range", or: "contrast", in: 0...100) ?? contrastRange
    noise = try reader.number("noise", in: 0...10) ?? noise
    cutout = try reader.integer("cutout", in: 0...4096) ?? cutout
    try reader.finish()
  }

  /// The settings that say something, by their long names.
  public var json: JSONValue { .object(settings) }

  var settings: [String: JSONValue] {
    let usual = Augmentation()
    var values: [String: JSONValue] = [:]
    func write<Value: Equatable>(
      _ key: String, _ path: KeyPath<Augmentation, Value>, _ json: (Value) -> JSONValue
    ) {
      if self[keyPath: path] != usual[keyPath: path] { values[key] = json(self[keyPath: path]) }
    }
    func pair(_ range: ClosedRange<Double>) -> JSONValue {
      .array([.number(range.lowerBound), .number(range.upperBound)])
    }
    write("rotation_range", \.rotationRange, JSONValue.number)
    write("width_shift_range", \.widthShiftRange, JSONValue.number)
    write("height_shift_range", \.heightShiftRange, JSONValue.number)
    write("shear_range", \.shearRange, JSONValue.number)
    write("zoom_range", \.zoomRange, pair)
    write("horizontal_flip", \.horizontalFlip, JSONValue.boolean)
    write("vertical_flip", \.verticalFlip, JSONValue.boolean)
    write("random_crop", \.randomCrop, JSONValue.integer)
    write("fill_mode", \.fillMode) { .text($0.rawValue) }
    write("cval", \.cval, JSONValue.number)
    write("channel_shift_range", \.channelShiftRange, JSONValue.number)
    write("brightness_range", \.brightnessRange, pair)
    write("contrast_range", \.contrastRange, pair)
    write("noise", \.noise, JSONValue.number)
    write("cutout", \.cutout, JSONValue.integer)
    return values
  }

  /// Reads the mapping.
  public init(from decoder: any Decoder) throws { try self.init(JSONValue(from: decoder)) }

  /// Writes the mapping.
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
