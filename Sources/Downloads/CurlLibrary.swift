import CCurl

/// libcurl, opened when the first file is fetched.
///
/// Sendable: the functions of an opened library never change, and libcurl lets any thread use handles of its own.
package struct CurlLibrary: @unchecked Sendable {
  let functions: OpaquePointer

  /// The library of this system, opened at its first use.
  static let system = Result { () throws(DownloadError) in try CurlLibrary(named: "libcurl.so.4") }

  /// Opens a shared library for the life of the process.
  ///
  /// - Throws: `noLibrary` where there is none of that name.
  package init(named name: String) throws(DownloadError) {
    var message = [CChar](repeating: 0, count: Int(CCURL_MESSAGE_SIZE))
    guard let functions = ccurl_open(name, &message) else {
      throw .noLibrary(reason: text(ofMessage: message))
    }
    self.functions = functions
  }
}

/// What C wrote into a message.
func text(ofMessage message: [CChar]) -> String {
  String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
