import Foundation
import Synchronization

/// A process of this machine, watched by a thread of its own until it ends.
///
/// Foundation's `Process` is not used: it leaves ignored signals ignored in the child, keeps children in the terminal's
/// process group and signals a process id that may belong to another process by then.
final class ChildProcess: Worker {
  private let pid: pid_t
  private let isReaped = Mutex(false)

  /// Starts a program; its standard input stays open, and empty, until it ends or this process does.
  init(
    executable: String, arguments: [String], environment: [String: String],
    whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) throws(SweepError) {
    let child = try Self.starting.withLock { _ throws(SweepError) in
      try Self.start(executable, arguments, environment)
    }
    pid = child.pid
    watch(input: child.input, errors: child.errors, whenEnded)
  }

  /// Held while a child is started: a sibling that inherited a pipe before it was marked as closed on exec would
  /// keep the child from ever noticing that its scheduler is gone.
  private static let starting = Mutex(())

  private static func start(
    _ executable: String, _ arguments: [String], _ environment: [String: String]
  ) throws(SweepError) -> (pid: pid_t, input: Int32, errors: Int32) {
    let input = try StreamPipe()
    let errors: StreamPipe
    do {
      errors = try StreamPipe()
    } catch {
      input.closeBoth()
      throw error
    }
    do {
      let pid = try spawn(executable, arguments, environment, input.readEnd, errors.writeEnd)
      close(input.readEnd)
      close(errors.writeEnd)
      return (pid, input.writeEnd, errors.readEnd)
    } catch {
      input.closeBoth()
      errors.closeBoth()
      throw error
    }
  }

  func interrupt() { signal(SIGINT) }

  func kill() { signal(SIGKILL) }

  /// Signals the process group, unless the process id could belong to another process by now.
  private func signal(_ number: Int32) {
    isReaped.withLock { isReaped in
      if !isReaped { Foundation.kill(-pid, number) }
    }
  }

  /// Reads standard error on one thread and waits for the end on another: a grandchild that holds the stream
  /// open must not keep the end of the worker from being noticed.
  private func watch(
    input: Int32, errors: Int32, _ whenEnded: @escaping @Sendable (WorkerExit) -> Void
  ) {
    let tail = TextTail()
    let allRead = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      Self.read(errors, into: tail)
      close(errors)
      allRead.signal()
    }
    Thread.detachNewThread {
      let cause = self.waitForEnd()
      close(input)
      _ = allRead.wait(timeout: .now() + .milliseconds(200))
      whenEnded(WorkerExit(cause, lastLine: tail.lastLine))
    }
  }

  private func waitForEnd() -> WorkerExit.Cause {
    // Learn of the end first and reap under the lock, so that no signal is sent between the two.
    var information = siginfo_t()
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    return isReaped.withLock { isReaped in
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      isReaped = true
      // The low seven bits hold the signal, the next byte the exit code.
      let signal = status & 0x7F
      return signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
    }
  }

  private static func read(_ descriptor: Int32, into tail: TextTail) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        tail.append(buffer.prefix(count))
      } else if count == 0 || errno != EINTR {
        return
      }
    }
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String: String], _ input: Int32,
    _ errors: Int32
  ) throws(SweepError) -> pid_t {
    var extras = SpawnAttributes(standardInput: input, standardError: errors)
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
