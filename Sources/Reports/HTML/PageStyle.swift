import Drawing

/// How a page looks: on screens of every width, on dark ground where the reader wants it, on paper.
enum PageStyle {
  static let text = colors + layout + content + paper

  private static let colors = """
    :root { color-scheme: light; --ground: #f3f5f8; \(Theme.light.customProperties) \
    --good: #0b6b3a; --bad: #a3180c; }
    @media (prefers-color-scheme: dark) {
      :root { color-scheme: dark; --ground: #0a0d11; \(Theme.dark.customProperties) \
    --good: #5fd38d; --bad: #ff8f7d; }
    }

    """

  private static let layout = """
    * { box-sizing: border-box; }
    html { background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 1120px; padding: 1.25rem 1rem 3rem; overflow-wrap: anywhere;
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
    h3 { font-size: 1rem; margin: 0 0 .75rem; }
    .figures + h3 { border-top: 1px solid var(--grid); padding-top: 1.25rem; }
    .scroll + p { margin-top: .75rem; }
    p { max-width: 75ch; margin: 0 0 .75rem; }
    a { color: inherit; text-underline-offset: .2em; }
    :focus-visible { outline: 3px solid var(--series-1); outline-offset: 2px; }
    .skip { position: absolute; left: -9999px; }
    .skip:focus { position: static; }
    nav ul, .facts, .highlights, .samples { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; }
    nav ul { gap: .25rem 1.25rem; margin: 1rem 0; }
    section { background: var(--paper); border: 1px solid var(--grid); border-radius: 12px; padding: 1.25rem;
      margin: 0 0 1.25rem; }
    .scroll { overflow-x: auto; max-width: 100%; }
    .quiet, footer, figcaption, caption { color: var(--quiet); }
    footer { font-size: .875rem; }

    """

  private static let content = """
    .facts { gap: .4rem; font-size: .875rem; }
    .facts li { border: 1px solid var(--grid); background: var(--paper); border-radius: 999px; padding: .1rem .7rem; }
    .highlights { gap: .75rem; margin: 0 0 1rem; }
    .highlights div { background: var(--paper); border: 1px solid var(--grid); border-radius: 12px;
      padding: .6rem 1rem; flex: 1 1 8rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
    .highlights dt { color: var(--quiet); font-size: .8125rem; }
    .highlights dd { margin: 0; font-size: 1.35rem; font-weight: 650;
      font-variant-numeric: tabular-nums; }
    table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; min-width: 100%; }
    caption { text-align: left; padding: 0 0 .5rem; caption-side: top; }
    th, td { text-align: left; padding: .35rem .65rem; border-bottom: 1px solid var(--grid); white-space: nowrap;
      max-width: 20rem; overflow: hidden; text-overflow: ellipsis; }
    thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
    tbody th { font-weight: 500; max-width: 16rem; position: sticky; left: 0; background: var(--paper); }
    tbody tr:hover { background: color-mix(in srgb, var(--grid) 45%, var(--paper)); }
    .number { text-align: right; }
    thead button { all: unset; cursor: pointer; font-weight: 600; }
    thead button:focus-visible { outline: 3px solid var(--series-1); }
    thead button::after { content: "\\2195"; opacity: .35; margin-left: .3em; }
    [aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
    [aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
    .best { font-size: .75rem; color: var(--good); border: 1px solid currentColor; border-radius: 4px;
      padding: 0 .3em; }
    .figures { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      align-items: start; margin: 0 0 1.25rem; }
    figure { margin: 0; min-width: 0; }
    figure.wide { grid-column: 1 / -1; }
    figure svg { display: block; max-width: 100%; height: auto; }
    figure.wide svg { min-width: 40rem; }
    figcaption { font-size: .875rem; margin: .5rem 0; max-width: 75ch; }
    summary { cursor: pointer; font-size: .875rem; }
    details .scroll { max-height: 24rem; overflow: auto; margin-top: .5rem; }
    .remarks { margin: 0; columns: 2 22rem; column-gap: 2rem; }
    .remarks dt { font-weight: 600; break-after: avoid; }
    .remarks dd { margin: 0; break-inside: avoid; }
    .remarks dd:has(+ dt) { padding-bottom: .5rem; }
    .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: .75rem; }
    .samples li { border: 1px solid var(--grid); border-radius: 8px; padding: .5rem; font-size: .875rem; }
    .samples img { width: 100%; aspect-ratio: 1; object-fit: contain; image-rendering: pixelated; }
    .right { color: var(--good); font-weight: 600; }
    .wrong { color: var(--bad); font-weight: 600; }

    """

  private static let paper = """
    @media (max-width: 40rem) {
      body { padding: 1rem .5rem 2rem; }
      section { padding: 1rem .75rem; border-radius: 8px; }
      h1 { font-size: 1.375rem; }
    }
    @media print {
      :root { color-scheme: light; --ground: #fff; \(Theme.light.customProperties) }
      body { max-width: none; padding: 0; }
      section { border: 0; padding: 0; }
      figure, tr, .samples li { break-inside: avoid; }
      nav, details, .skip, thead button::after { display: none; }
      .scroll { overflow: visible; }
    }

    """
}
