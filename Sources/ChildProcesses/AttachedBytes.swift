import Diagnostics
import NamelessFile

/// What a program is given besides its standard input.
struct AttachedBytes: ~Copyable {
  /// The file that holds it; −1 where nothing is given.
  let descriptor: Int32
  private let file: NamelessFile?

  /// What is given to `process`.
  ///
  /// - Throws: that there is no room for it.
  init(_ process: ChildProcess) throws(InputError) {
    guard let bytes = process.attachment else {
      descriptor = -1
      file = nil
      return
    }
    do throws(NamelessFile.Fault) {
      // Held in memory; only a system without such a folder has it on a disk.
      let file = try NamelessFile(in: ["/dev/shm", "/tmp"], holding: bytes)
      descriptor = file.descriptor
      self.file = consume file
    } catch {
      throw InputError(
        path: process.program, reason: "cannot be given its input: \(error.reason)")
    }
  }
}
