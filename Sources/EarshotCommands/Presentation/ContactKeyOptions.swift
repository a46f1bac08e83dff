import ArgumentParser
import AttributionStore
import Diagnostics
import Glibc

/// Where the key for telephone numbers lies.
struct ContactKeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the key for telephone numbers, by which calls join people.",
      valueName: "file"))
  var key: String?

  init() {}

  /// The key, beside the store at `path` unless another place is named; `nil` where there is none, or where it is
  /// somebody else's and so is the store: whoever may only read a store joins no calls in it.
  func existingKey(besideStore path: String) throws(InputError) -> ContactKey? {
    let keyPath = key ?? ContactKey.path(besideStore: path)
    if key == nil, access(path, W_OK) != 0, [EACCES, EROFS].contains(errno),
      access(keyPath, R_OK) != 0
    {
      return nil
    }
    if let key = try ContactKey.existing(at: keyPath) { return key }
    guard let key else { return nil }
    throw InputError(path: key, reason: "no such file", advice: "check the path")
  }

  /// That the key of a store that keeps contacts is not there.
  static func isMissing(_ path: String) -> InputError {
    InputError(
      path: path,
      reason: "no such file; the store keeps numbers and addresses under the key that was there",
      advice: "restore it from a backup, or name the file by --key: under another one nothing joins"
    )
  }

  /// Tells whoever books calls without a key that their callers join nobody, where there are people to join.
  static func note(ifMissing path: String, in store: SQLCallStore) throws(InputError) {
    if try store.knowsContacts() { Terminal.writeNotes([isMissing(path)]) }
  }
}
