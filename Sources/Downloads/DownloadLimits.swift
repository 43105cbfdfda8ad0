/// How patient a download is.
public struct DownloadLimits: Hashable, Sendable {
  /// How long nothing may come before a connection counts as broken.
  public var silence: Duration
  /// How often a file is asked for before a broken connection ends the download.
  public var attempts: Int
  /// How long the second attempt waits; the third waits twice as long.
  public var pause: Duration
  /// How often a server may send us on.
  public var redirects: Int

  /// Limits of one's own.
  public init(
    silence: Duration = .seconds(30), attempts: Int = 3, pause: Duration = .seconds(1), redirects: Int = 10
  ) {
    self.silence = silence
    self.attempts = attempts
    self.pause = pause
    self.redirects = redirects
  }
}
