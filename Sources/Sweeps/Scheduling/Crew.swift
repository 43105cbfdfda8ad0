import Tracking

/// The workers of one scheduler: started when they are first needed, kept for the trials that follow.
final class Crew {
  private enum Occupation {
    case idle
    case busy(Assignment)
    /// It takes no more orders and is about to end.
    case leaving
  }

  private struct Member {
    let worker: any Worker
    var occupation: Occupation
  }

  private let launcher: any Launcher
  private let settings: WorkerSettings
  private let events = EventQueue()
  private var members: [Int: Member] = [:]
  private var launched = 0

  /// A crew of nobody yet, all of whom will be started with the same settings.
  init(_ launcher: any Launcher, settings: WorkerSettings) {
    self.launcher = launcher
    self.settings = settings
  }

  /// Whether no worker lives.
  var isEmpty: Bool { members.isEmpty }

  /// What the workers are doing.
  var assignments: [Assignment] {
    members.values.compactMap { member in
      if case .busy(let assignment) = member.occupation { assignment } else { nil }
    }
  }

  /// Gives a trial to an idle worker, or to a new one where none is idle.
  func begin(_ assignment: Assignment) throws(SweepError) {
    let order = WorkerOrder(assignment.lease)
    for (number, member) in members {
      guard case .idle = member.occupation else { continue }
      let isTold = member.worker.start(order)
      members[number]?.occupation = isTold ? .busy(assignment) : .leaving
      if isTold { return }
    }
    let worker = try hire()
    // One that has died already will tell so, and the trial with it.
    _ = worker.start(order)
    members[launched]?.occupation = .busy(assignment)
  }

  private func hire() throws(SweepError) -> any Worker {
    launched += 1
    let worker = try launcher.launch(settings) { [events, launched] event in
      events.add(worker: launched, event)
    }
    members[launched] = Member(worker: worker, occupation: .idle)
    return worker
  }

  /// Waits for the next trial to come to an end, at most the given time; nil where none did.
  func nextEnd(within seconds: Double) -> (Assignment, WorkerExit)? {
    guard let (number, event) = events.next(within: seconds), let member = members[number] else { return nil }
    switch event {
    case .workerEnded(let exit):
      members[number] = nil
      if case .busy(let assignment) = member.occupation { return (assignment, exit) }
    case .trialEnded(let trial, let exit):
      // An answer to an order that was never given, or was answered before, means nothing.
      guard case .busy(let assignment) = member.occupation, assignment.trial == trial else { break }
      // A worker that was asked to stop ends after the trial.
      members[number]?.occupation = exit.isInterruption ? .leaving : .idle
      return (assignment, exit)
    }
    return nil
  }

  /// Asks all workers to end: the idle ones at once, the others as soon as they can leave their trials in order.
  func dismiss() {
    for member in members.values {
      if case .busy = member.occupation { member.worker.interrupt() }
      member.worker.dismiss()
    }
  }

  /// Ends all workers at once.
  func kill() {
    for member in members.values { member.worker.kill() }
  }

  /// Ends the worker of an assignment at once.
  func kill(_ assignment: Assignment) {
    for member in members.values {
      if case .busy(let own) = member.occupation, own.lease.token == assignment.lease.token {
        member.worker.kill()
      }
    }
  }
}
