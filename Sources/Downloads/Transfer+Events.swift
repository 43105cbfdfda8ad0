import CCurl

extension Transfer {
  /// What libcurl calls while it fetches; valid as long as the transfer lives.
  var events: ccurl_events {
    ccurl_events(
      context: Unmanaged.passUnretained(self).toOpaque(),
      head: { context, head in
        guard let transfer = transfer(context), let head = head?.pointee else { return false }
        return transfer.attempt { () throws(DownloadError) in try transfer.accept(head) }
      },
      body: { context, bytes, count in
        guard let transfer = transfer(context) else { return false }
        return transfer.attempt { () throws(DownloadError) in
          try transfer.receive(UnsafeBufferPointer(start: bytes, count: count))
        }
      },
      redirection: { context, url in
        guard let url else { return }
        transfer(context)?.redirect(to: String(cString: url))
      },
      proceed: { context in
        guard let transfer = transfer(context) else { return false }
        return transfer.attempt { () throws(DownloadError) in try transfer.proceed() }
      })
  }

  /// Makes the part end where the body of the answer begins.
  private func accept(_ head: ccurl_head) throws(DownloadError) {
    switch Int(head.status) {
    case 200:
      guard head.length < 0 || Int(head.length) == file.byteCount else {
        throw .wrongSize(url: file.url, expected: file.byteCount, found: Int(head.length))
      }
      try begin()
    case 206:
      let range = ContentRange(String(cString: head.range))
      if let total = range?.total, total != file.byteCount {
        throw .wrongSize(url: file.url, expected: file.byteCount, found: total)
      }
      guard let range, range.first == size else {
        try begin()
        throw .broken(url: file.url, reason: "the server sent other bytes than it was asked for")
      }
    case 301, 302, 303, 307, 308: redirectionStatus = Int(head.status)
    case 416:
      try begin()
      throw .broken(url: file.url, reason: "the server has nothing after what has come")
    case let status: throw .refused(url: file.url, status: status)
    }
  }

  /// Drops what an earlier download has left.
  private func begin() throws(DownloadError) {
    try part.clear()
    size = 0
  }
}

/// The transfer that a pointer was made of.
private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}
