import ArgumentParser
import Explaining
import Datasets
import Foundation
import Images
import Lab
import Reports
import Tensors

/// `cnnlab apply`: what single layers do to one image, step by step.
struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Show what single layers with given kernels do to an image, step by step.",
    discussion: """
      Steps are layers as experiment files have them: "conv2d:sharpen,relu,max_pool2d:2". A convolution is given a \
      kernel: sharpen, edge, blur, box, emboss, sobel_x, sobel_y, laplacian, identity, or rows of numbers such as \
      [[-1,-1,-1],[-1,8,-1],[-1,-1,-1]].
      """)

  @Argument(help: "The steps, separated by commas.")
  var steps: String
  @Argument(help: "The image, a PNG or JPEG file.")
  var image: String
  @Option(help: "Write the picture to a PNG file.")
  var output: String
  @Flag(help: "Make the image gray first.")
  var gray = false
  @Option(help: "Bring the image to this height and width first, such as 300x300.")
  var size: ImageSize?
  @Flag(help: "Print shapes and ranges of values as JSON.")
  var json = false
  @OptionGroup var threads: ThreadsOption

  func validate() throws { try OutputOption.checkPicture(output) }

  func run() throws {
    let steps = try LayerStep.list(steps)
    var picture = try Image(file: image)
    if gray { picture = picture.converted(to: .gray) }
    if let size { picture = picture.resized(width: size.width, height: size.height) }
    let applied = try AppliedSteps(steps, to: picture, context: ComputeContext(threads: threads.count))
    try OutputOption.write(Data(applied.sheet(title: printable(image)).png()), to: output)
    let facts = applied.results.map { result -> ExplainFindings.Fact in
      (
        result.step,
        String(
          format: "%@, values %.4g to %.4g", result.shape.description, Double(result.low), Double(result.high)
        ),
        .object([
          ("step", .text(result.step)),
          ("shape", .array(result.shape.dimensions.map { .integer(Int64($0)) })),
          ("low", .number(Double(result.low))), ("high", .number(Double(result.high))),
        ])
      )
    }
    if json {
      let document = JSONValue.object([
        ("steps", .array(facts.map(\.value))), ("files", .array([.text(output)])),
      ])
      StandardOutput.write(document.rendered + "\n")
    } else {
      let column = min(40, (facts.map(\.name.count).max() ?? 0) + 2)
      let lines = (facts.map { ($0.name, $0.text) } + [("written", output)]).map { name, text in
        name.count < column
          ? name + String(repeating: " ", count: column - name.count) + text : name + "  " + text
      }
      StandardOutput.write(lines.map { printable($0) + "\n" }.joined())
    }
  }
}
