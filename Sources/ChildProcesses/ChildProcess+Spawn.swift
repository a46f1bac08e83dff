import Diagnostics
import Glibc

extension ChildProcess {
  /// Starts the program at the head of a new process group.
  ///
  /// - Parameters:
  ///   - input: the descriptor that is its standard input.
  ///   - output: the descriptor that is its standard output.
  ///   - errors: the one that is its standard error.
  ///   - attachment: the one that it has besides; below 0 for none.
  /// - Returns: the number of the process, and of its group.
  func spawn(
    input: Int32, output: Int32, errors: Int32, attachment: Int32
  ) throws(InputError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    if attachment >= 0 {
      // Last of all: the others may have this number here.
      posix_spawn_file_actions_adddup2(&actions, attachment, Self.attachmentDescriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    // We may ignore signals that it ought to obey.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)

    let words = Self.cStrings([program] + arguments)
    let variables = Self.cStrings(environment.map { "\($0.key)=\($0.value)" })
    defer { (words + variables).forEach { free($0) } }
    var processID = pid_t()
    let failure = posix_spawn(&processID, program, &actions, &attributes, words, variables)
    guard failure == 0 else {
      throw InputError(
        path: program, reason: "cannot be started: \(String(cString: strerror(failure)))",
        advice: failure == ENOEXEC || failure == ENOENT
          ? "does its first line, #!…, name a program that is there?" : nil)
    }
    return processID
  }

  /// Copies for C, ended by `nil`; the caller frees them.
  private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
