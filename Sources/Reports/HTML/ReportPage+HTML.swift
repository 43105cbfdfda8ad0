extension ReportPage {
  /// The page as one file that asks for nothing else.
  package var html: String {
    let (style, script) = (PageStyle.text, PageScript.text)
    let policy = PagePolicy.text(style: style, script: script)
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="cnnlab">
      <link rel="icon" href="data:,">
      <title>\(title)</title>
      <style>\(HTML(trusted: style))</style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header>
      <h1>\(title)</h1>
      \(highlightList)\(factList)</header>
      \(navigation)<main id="content">
      \(sections.map(\.html))</main>
      <footer>Made by cnnlab. All of it is in this file; nothing is loaded from elsewhere.</footer>
      <script>\(HTML(trusted: script))</script>
      </body>
      </html>

      """
    return page.markup
  }

  private var highlightList: HTML {
    if highlights.isEmpty { return "" }
    let items = highlights.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" as HTML }
    return "<dl class=\"highlights\">\n\(items)</dl>\n"
  }

  private var factList: HTML {
    let items = facts.map { "<li>\($0)</li>\n" as HTML }
    return "<ul class=\"facts\">\n\(items)</ul>\n"
  }

  private var navigation: HTML {
    let items = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as HTML }
    return "<nav aria-label=\"Sections\"><ul>\n\(items)</ul></nav>\n"
  }
}

extension ReportPage.Section {
  fileprivate var html: HTML {
    let parts = blocks.enumerated().map { $1.html(id: "\(id)-\($0)") }
    return """
      <section id="\(id)" aria-labelledby="\(id)-heading">
      <h2 id="\(id)-heading">\(title)</h2>
      \(parts)</section>

      """
  }
}

extension ReportPage.Block {
  fileprivate func html(id: String) -> HTML {
    switch self {
    case .heading(let text): return "<h3>\(text)</h3>\n"
    case .paragraph(let text): return "<p>\(text)</p>\n"
    case .table(let table): return table.html
    case .figures(let figures):
      let parts = figures.enumerated().map { $1.html(id: "\(id)-\($0)") }
      return "<div class=\"figures\">\n\(parts)</div>\n"
    case .remarks(let remarks):
      let items = remarks.map { remark -> HTML in
        "<dt>\(remark.name)</dt>\(remark.texts.map { "<dd>\($0)</dd>" as HTML })\n"
      }
      return "<dl class=\"remarks\">\n\(items)</dl>\n"
    case .samples(let samples): return "<ul class=\"samples\">\n\(samples.map(\.html))</ul>\n"
    }
  }
}
