import ArgumentParser
import AttributionStore
import Diagnostics

/// Where the key for telephone numbers lies.
struct ContactKeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the key for telephone numbers, by which calls join people.",
      valueName: "file"))
  var key: String?

  init() {}

  /// The key, beside the store at `path` unless another place is named; `nil` where there is none.
  func existingKey(besideStore path: String) throws(InputError) -> ContactKey? {
    if let key = try ContactKey.existing(at: key ?? ContactKey.path(besideStore: path)) {
      return key
    }
    guard let key else { return nil }
    throw InputError(path: key, reason: "no such file", advice: "check the path")
  }
}
