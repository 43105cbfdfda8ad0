/// How far the recording of a run is: what must survive beside the training's own state.
struct RunProgress: Codable {
  /// The best epoch so far and its value of the objective.
  struct Best: Codable {
    let epoch: Int
    /// The bits of the value, as JSON has no NaN.
    private let bits: UInt64

    init(epoch: Int, value: Double) { (self.epoch, bits) = (epoch, value.bitPattern) }

    var value: Double { Double(bitPattern: bits) }
  }

  /// The epochs that are recorded.
  var epochs = 0
  /// Wall time of the training steps, in seconds.
  var trainSeconds = 0.0
  /// Wall time of all segments, in seconds.
  var durationSeconds = 0.0
  /// Processor time of all segments, in seconds.
  var cpuSeconds = 0.0
  /// The best epoch; nil before the first.
  var best: Best?
  /// The last epoch; nil before the first.
  var last: Best?
  /// The best epochs by the metric that the experiment keeps checkpoints by, the best first; nil where it does not.
  var top: [Best]?
}
