import Diagnostics
import Glibc

/// What a program finds on its standard input, written before it starts: whoever writes to one that does
/// not read would wait for it.
struct WrittenInput: ~Copyable {
  /// The end that the program reads from.
  let reading: Descriptor

  /// The input of `process`.
  ///
  /// - Throws: that it is more than can be given, or that the system could not take it.
  init(_ process: ChildProcess) throws(InputError) {
    guard !process.input.isEmpty else {
      reading = Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC))
      return
    }
    guard process.input.count <= ChildProcess.maxInputBytes, let pipe = Pipe(),
      write(pipe.writing.raw, process.input, process.input.count) == process.input.count
    else { throw InputError(path: process.program, reason: "cannot be given its input") }
    reading = pipe.reading
  }
}
