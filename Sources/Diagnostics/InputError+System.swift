import Glibc

extension InputError {
  /// A file at `path` that could not be `verb` ("opened", "read"), for the reason that the system
  /// gave as `errno`.
  public init(path: String, couldNotBe verb: String, errno code: Int32) {
    switch code {
    case ENOENT, ENOTDIR:
      self.init(
        path: path, reason: "no such file",
        advice: UnreadableName.advice(forAbsent: path) ?? "check the path")
    case EISDIR:
      self.init(path: path, reason: "a folder, not a file", advice: "name a file in it")
    case EACCES, EPERM:
      self.init(
        path: path, reason: "may not be \(verb)", advice: "ask for permission, or use a copy")
    default:
      self.init(path: path, reason: "cannot be \(verb): \(String(cString: strerror(code)))")
    }
  }
}
