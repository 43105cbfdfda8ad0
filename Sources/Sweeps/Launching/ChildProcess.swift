import Foundation
import Synchronization

/// A worker that is a process of this machine, watched by threads of its own until it ends.
///
/// Foundation's `Process` is not used: it leaves ignored signals ignored in the child, keeps children in the terminal's
/// process group and signals a process id that may belong to another process by then.
final class ChildProcess: Worker {
  private struct State {
    /// Nil once no more orders come.
    var input: Int32?
    var isReaped = false
    var isKilled = false
    /// How many processes had been killed for want of memory when the trial began.
    var memoryKills: Int
  }

  private let pid: pid_t
  private let state: Mutex<State>
  private let errors = TextTail()
  private let memoryKills: MemoryKills

  /// Starts a program, which reads orders until this process ends or has no more.
  init(
    executable: String, arguments: [String], environment: [String: String], memoryKills: MemoryKills,
    events: @escaping @Sendable (WorkerEvent) -> Void
  ) throws(SweepError) {
    let (pid, streams) = try Self.starting.withLock { _ throws(SweepError) in
      let streams = try ChildStreams()
      do throws(SweepError) {
        let pid = try Self.spawn(executable, arguments, environment, streams)
        streams.closeChildEnds()
        return (pid, streams)
      } catch {
        streams.closeAll()
        throw error
      }
    }
    self.pid = pid
    self.memoryKills = memoryKills
    state = Mutex(State(input: streams.input.writeEnd, memoryKills: memoryKills.count()))
    watch(streams, events)
  }

  /// Held while a child is started: a sibling that inherited a pipe before it was marked as closed on exec would
  /// keep the child from ever noticing that its scheduler is gone.
  private static let starting = Mutex(())

  func start(_ order: WorkerOrder) -> Bool {
    errors.clear()
    let line = Array((order.line + "\n").utf8)
    return state.withLock { state in
      guard let input = state.input else { return false }
      state.memoryKills = memoryKills.count()
      // An order is far smaller than the buffer of the socket, so it goes whole or not at all.
      return send(input, line, line.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)) == line.count
    }
  }

  func dismiss() {
    state.withLock { state in
      if let input = state.input { close(input) }
      state.input = nil
    }
  }

  func interrupt() { signal(SIGINT) }

  func kill() { signal(SIGKILL) }

  /// Signals the process group, unless the process id could belong to another process by now.
  private func signal(_ number: Int32) {
    state.withLock { state in
      guard !state.isReaped else { return }
      state.isKilled = state.isKilled || number == SIGKILL
      Foundation.kill(-pid, number)
    }
  }

  /// Reads what the child says on one thread and waits for its end on another: a grandchild that holds a stream open
  /// must not keep the end of the worker from being noticed.
  private func watch(_ streams: ChildStreams, _ events: @escaping @Sendable (WorkerEvent) -> Void) {
    let allRead = DispatchSemaphore(value: 0)
    let isOver = Mutex(false)
    Thread.detachNewThread { [self] in
      var output = ChildOutput(streams)
      output.read(errorsInto: errors) { result in
        let exit = WorkerExit(
          .code(result.status), lastLine: result.reason ?? errors.lastLine, log: errors.text)
        // A grandchild may hold the output and write to it when the worker is gone.
        isOver.withLock { if !$0 { events(.trialEnded(result.trial, exit)) } }
      }
      allRead.signal()
    }
    Thread.detachNewThread { [self] in
      let cause = waitForEnd()
      dismiss()
      _ = allRead.wait(timeout: .now() + .milliseconds(200))
      isOver.withLock { $0 = true }
      events(.workerEnded(WorkerExit(cause, lastLine: errors.lastLine, log: errors.text)))
    }
  }

  private func waitForEnd() -> WorkerExit.Cause {
    // Learn of the end first and reap under the lock, so that no signal is sent between the two.
    var information = siginfo_t()
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    return state.withLock { state in
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      state.isReaped = true
      // The low seven bits hold the signal, the next byte the exit code.
      let signal = status & 0x7F
      guard signal != 0 else { return .code((status >> 8) & 0xFF) }
      let ranOut = signal == SIGKILL && !state.isKilled && memoryKills.count() > state.memoryKills
      return ranOut ? .outOfMemory : .signal(signal)
    }
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String: String], _ streams: ChildStreams
  ) throws(SweepError) -> pid_t {
    var extras = SpawnAttributes(streams)
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for word in words { free(word) }
      for setting in settings { free(setting) }
    }
    var pid: pid_t = 0
    let status = posix_spawn(&pid, executable, &extras.actions, &extras.attributes, &words, &settings)
    guard status == 0 else { throw .launchFailed("\(executable): \(String(cString: strerror(status)))") }
    return pid
  }
}
