import Downloads
import Testing

/// The library that downloads need.
@Suite struct CurlLibraryTests {
  @Test func aMissingLibraryIsNamed() {
    let error = #expect(throws: DownloadError.self) { try CurlLibrary(named: "libnowhere.so.4") }
    #expect(error?.description.contains("expected libcurl, found") == true)
    #expect(error?.description.contains("libnowhere.so.4") == true)
  }

  @Test func anotherLibraryIsRefused() {
    let error = #expect(throws: DownloadError.self) { try CurlLibrary(named: "libc.so.6") }
    #expect(error?.description.contains("curl_global_init") == true)
  }
}
