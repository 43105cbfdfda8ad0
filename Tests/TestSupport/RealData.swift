import Foundation

/// Real datasets too large for the repository; tests that need them are skipped where they are absent.
public enum RealData {
  /// The folder `$CNNLAB_DATA`, where it exists.
  public static let folder: String? = ProcessInfo.processInfo.environment["CNNLAB_DATA"].flatMap {
    FileManager.default.fileExists(atPath: $0) ? $0 : nil
  }

  /// Whether a dataset's folder is there.
  public static func has(_ dataset: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(dataset)") } ?? false
  }

  /// What a skipped test says.
  public static let missing = "needs real data: set CNNLAB_DATA to a folder of datasets"
}
