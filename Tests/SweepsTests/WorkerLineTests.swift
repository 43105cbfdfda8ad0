import Foundation
import Signals
import Sweeps
import Testing
import Tracking

/// The lines between scheduler and worker, and the worker's end of them.
@Suite struct WorkerLineTests {
  private static let lease = TrialLease(trialID: 7, token: "a-b", expiresAt: .distantFuture)

  @Test func ordersAndResultsAreReadAsTheyWereWritten() {
    let order = WorkerOrder(Self.lease)
    #expect(order.line == "7 a-b" && WorkerOrder(line: order.line) == order)
    for reason in [nil, "no such dataset", "7 8 result", "größer"] {
      let result = WorkerResult(trial: 7, status: 65, reason: reason)
      #expect(WorkerResult(line: result.line) == result && result.reason == reason)
    }
    #expect(WorkerResult(trial: 7, status: 0).line == "result 7 0")
  }

  @Test func ofAReasonOneLineIsTold() {
    let result = WorkerResult(trial: 7, status: 70, reason: " one\r\n\u{1B}[1mtwo\u{2028}three\n")
    #expect(result.line == "result 7 70 one   [1mtwo three")
    #expect(WorkerResult(trial: 7, status: 70, reason: " \n ").reason == nil)
    #expect(WorkerResult(trial: 7, status: 70, reason: String(repeating: "x", count: 9000)).line.count == 412)
  }

  @Test(arguments: [
    "", "result", "result 7", "result x 0", "result 7 x", "Result 7 0", "result 99999999999999999999 0",
    "7 0",
  ])
  func otherLinesAreNoResults(line: String) { #expect(WorkerResult(line: line) == nil) }

  @Test(arguments: ["", "7", "x t", "7 t u", "7.5 t"])
  func otherLinesAreNoOrders(line: String) { #expect(WorkerOrder(line: line) == nil) }

  @Test(.timeLimit(.minutes(1))) func ordersAreTakenOneAfterAnotherUntilTheInputEnds() {
    let (input, stop) = (Pipe(), StopSignal())
    let orders = WorkerOrders(from: input.fileHandleForReading.fileDescriptor, stop: stop)
    input.fileHandleForWriting.write(Data("garbage\n7 a-b\n\n8 ".utf8))
    #expect(orders.next() == WorkerOrder(Self.lease))
    let giant = String(repeating: "x", count: 1 << 20)
    input.fileHandleForWriting.write(Data("c\n9 \(giant)\n10 d\n".utf8))
    #expect(orders.next()?.trial == 8 && orders.next()?.trial == 10)
    #expect(!stop.isRaised)
    try? input.fileHandleForWriting.close()
    #expect(orders.next() == nil && stop.isRaised)
    withExtendedLifetime(input) {}
  }

  @Test(.timeLimit(.minutes(1))) func theEndOfTheInputStopsATrialThatIsGoingOn() throws {
    let (input, stop) = (Pipe(), StopSignal())
    let orders = WorkerOrders(from: input.fileHandleForReading.fileDescriptor, stop: stop)
    input.fileHandleForWriting.write(Data("7 a-b\n".utf8))
    #expect(orders.next() != nil)
    try input.fileHandleForWriting.close()
    while !stop.isRaised { Thread.sleep(forTimeInterval: 0.002) }
    withExtendedLifetime(input) {}
  }

  @Test(.timeLimit(.minutes(1))) func aStopSignalEndsTheWaitForOrders() {
    let (input, stop) = (Pipe(), StopSignal())
    let orders = WorkerOrders(from: input.fileHandleForReading.fileDescriptor, stop: stop)
    stop.raise()
    #expect(orders.next() == nil)
    withExtendedLifetime(input) {}
  }

  @Test func whatIsPrintedBesideResultsGoesToStandardError() throws {
    let (output, errors) = (Pipe(), Pipe())
    let standardOutput = output.fileHandleForWriting
    let results = try WorkerResults(
      takingOver: standardOutput.fileDescriptor, leaving: errors.fileHandleForWriting.fileDescriptor)
    standardOutput.write(Data("a library's greeting".utf8))
    results.send(WorkerResult(trial: 7, status: 0))
    #expect(output.fileHandleForReading.availableData == Data("result 7 0\n".utf8))
    #expect(errors.fileHandleForReading.availableData == Data("a library's greeting".utf8))
    try output.fileHandleForReading.close()
    results.send(WorkerResult(trial: 8, status: 0))
  }
}
