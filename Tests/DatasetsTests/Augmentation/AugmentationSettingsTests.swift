import Datasets
import Foundation
import Settings
import Testing

/// The section `augment` of an experiment.
@Suite struct AugmentationSettingsTests {
  private func read(_ json: String) throws -> Augmentation { try Augmentation(JSONValue(parsing: json)) }

  @Test func readsTheTutorialsSettings() throws {
    let augmentation = try read(
      #"{"rotation_range": 40, "width_shift_range": 0.2, "height_shift_range": 0.2, "shear_range": 0.2, "#
        + #""zoom_range": 0.2, "horizontal_flip": true, "fill_mode": "nearest"}"#)
    var expected = Augmentation()
    (expected.rotationRange, expected.shearRange, expected.zoomRange) = (40, 0.2, 0.8...1.2)
    (expected.widthShiftRange, expected.heightShiftRange, expected.horizontalFlip) = (0.2, 0.2, true)
    #expect(augmentation == expected)
    #expect(augmentation.isActive)
  }

  @Test func shortNamesMeanTheLongOnes() throws {
    let short = try read(
      #"{"rotation": 10, "shift": 0.1, "shear": 5, "zoom": [0.5, 2], "brightness": 0.25, "contrast": [0.5, 1]}"#
    )
    let long = try read(
      #"{"rotation_range": 10, "width_shift_range": 0.1, "height_shift_range": 0.1, "shear_range": 5, "#
        + #""zoom_range": [0.5, 2], "brightness_range": [0.75, 1.25], "contrast_range": [0.5, 1]}"#)
    #expect(short == long)
    #expect(short.json == long.json)
  }

  @Test(arguments: [
    "{}",
    #"{"rotation_range": 15, "fill_mode": "reflect", "vertical_flip": true}"#,
    #"{"random_crop": 4, "fill_mode": "constant", "cval": 12.5, "cutout": 8, "noise": 0.05}"#,
    #"{"channel_shift_range": 30, "brightness_range": [0.5, 1.5], "contrast_range": [1, 1.25]}"#,
  ])
  func readsBackWhatItWrites(json: String) throws {
    let augmentation = try read(json)
    #expect(augmentation.json.canonicalText == (try JSONValue(parsing: json)).canonicalText)
    let data = try JSONEncoder().encode(augmentation)
    #expect(try JSONDecoder().decode(Augmentation.self, from: data) == augmentation)
    #expect(augmentation.isActive == (json != "{}"))
  }

  @Test(arguments: [
    (#"{"rotate": 3}"#, "unknown key 'rotate'"),
    (#"{"rotation_range": 400}"#, "rotation_range: expected a number from 0.0 to 360.0, found 400"),
    (#"{"rotation": "much"}"#, "rotation: expected a number from 0.0 to 360.0, found 'much'"),
    (#"{"rotation": 3, "rotation_range": 3}"#, "rotation: expected it or 'rotation_range', found both"),
    (#"{"shift": 0.1, "height_shift_range": 0.1}"#, "shift: expected it or 'height_shift_range', found both"),
    (
      #"{"zoom_range": 1.5}"#,
      "zoom_range: expected a number below 1, or two ascending ones from 0.01 to 100.0"
    ),
    (#"{"zoom": [1.2, 0.8]}"#, "zoom: expected a number below 1, or two ascending ones from 0.01 to 100.0"),
    (#"{"brightness": [0.5, "x"]}"#, "brightness: expected a number below 1"),
    (#"{"horizontal_flip": 1}"#, "horizontal_flip: expected true or false, found 1"),
    (#"{"fill_mode": "wrap"}"#, "fill_mode: expected one of nearest, constant, reflect, found 'wrap'"),
    (#"{"random_crop": 1.5}"#, "random_crop: expected a whole number from 0 to 4096, found 1.5"),
    (#"{"noise": -1}"#, "noise: expected a number from 0.0 to 10.0, found -1"),
    (#"["rotation"]"#, "expected a mapping, found a list"),
  ])
  func refusesWhatItDoesNotKnow(json: String, message: String) {
    let error = #expect(throws: SettingsError.self) { try read(json) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
