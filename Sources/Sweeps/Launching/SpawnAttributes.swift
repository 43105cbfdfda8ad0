import Foundation

/// What `posix_spawn` is told about a child beside its command line.
struct SpawnAttributes: ~Copyable {
  var attributes = posix_spawnattr_t()
  var actions = posix_spawn_file_actions_t()

  /// The standard streams are the given ones, all other descriptors are closed.
  ///
  /// The child leads a process group of its own, so that Ctrl-C in a terminal reaches the scheduler alone, which
  /// passes it on once. Signals that the scheduler ignores or blocks are at their defaults in the child.
  init(_ streams: ChildStreams) {
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)

    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    posix_spawn_file_actions_adddup2(&actions, streams.input.readEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, streams.output.writeEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, streams.errors.writeEnd, STDERR_FILENO)
    for descriptor in Self.openDescriptors where descriptor > STDERR_FILENO {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
  }

  /// What is open in this process.
  ///
  /// Not everything that libraries open is marked as closed on exec. To close one that is gone by then is no error.
  private static var openDescriptors: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }
  }

  deinit {
    var attributes = attributes
    var actions = actions
    posix_spawnattr_destroy(&attributes)
    posix_spawn_file_actions_destroy(&actions)
  }
}
