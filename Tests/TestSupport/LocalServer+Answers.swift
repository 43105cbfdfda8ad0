public import Foundation

extension LocalServer.Step {
  /// A status line and headers, as they are.
  public static func head(_ status: String, _ headers: String...) -> LocalServer.Step {
    .send(
      Data(
        (["HTTP/1.1 \(status)", "Connection: close"] + headers + ["", ""]).joined(separator: "\r\n").utf8))
  }
}

extension [LocalServer.Step] {
  /// What a good server answers: the whole content, or what is asked for of it.
  ///
  /// - Parameter limit: how many bytes are sent before the connection ends; nil for all.
  public static func file(
    _ content: Data, for request: LocalServer.Request, limit: Int? = nil
  ) -> [LocalServer.Step] {
    let rest = content.dropFirst(request.offset)
    let head: LocalServer.Step =
      request.headers["range"] == nil
      ? .head("200 OK", "Content-Length: \(content.count)")
      : .head(
        "206 Partial Content", "Content-Length: \(rest.count)",
        "Content-Range: bytes \(request.offset)-\(content.count - 1)/\(content.count)")
    return [head, .send(rest.prefix(limit ?? rest.count))]
  }
}
