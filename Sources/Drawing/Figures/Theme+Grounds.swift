extension Theme {
  /// On white: for papers and light pages.
  package static let light = Theme(
    paper: RGB(0xFFFFFF), ink: RGB(0x14181F), quiet: RGB(0x5B6470), grid: RGB(0xE3E6EA), heat: RGB(0x051946),
    onLowHeat: RGB(0x000000), onHighHeat: RGB(0xFFFFFF),
    series: [0x2302A9, 0xF65909, 0x13A484, 0x5E0159, 0x116882, 0x212400, 0x954108, 0xD15BFB].map { RGB($0) })

  /// On almost black.
  package static let dark = Theme(
    paper: RGB(0x12161C), ink: RGB(0xE8EBF0), quiet: RGB(0x9DA7B3), grid: RGB(0x2C333D), heat: RGB(0x6EBEFF),
    onLowHeat: RGB(0xFFFFFF), onHighHeat: RGB(0x000000),
    series: [0xADC0FC, 0xF38C69, 0x2FFEBF, 0x835976, 0x159CC7, 0xFED224, 0xD40500, 0x5F4DE7].map { RGB($0) })
}
