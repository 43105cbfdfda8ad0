import Digests
import Foundation

/// What a page may do: show what is in it, run its own script, and nothing else.
enum PagePolicy {
  /// A Content Security Policy (W3C, level 3) that allows one style sheet and one script by their SHA-256.
  static func text(style: String, script: String) -> String {
    "default-src 'none'; style-src '\(source(style))'; script-src '\(source(script))'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func source(_ text: String) -> String {
    "sha256-" + Data(Digest(of: text).bytes).base64EncodedString()
  }
}
