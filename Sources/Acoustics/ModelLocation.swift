public import Diagnostics

/// Where the model lies.
public enum ModelLocation {
  /// The model's folder, from the environment: `EARSHOT_MODEL_DIR`, else `earshot/models/telephone-1`
  /// in `XDG_CACHE_HOME`, else the same in `.cache` of `HOME`.
  ///
  /// A variable that is empty counts as not set, and so does an `XDG_CACHE_HOME` that is not an
  /// absolute path, as the XDG base directory specification asks. Whether the folder exists is for
  /// `AcousticModel` to find out.
  /// - Throws: where none of the three is set.
  public static func directory(environment: [String: String]) throws(InputError) -> String {
    let isSet = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let directory = isSet("EARSHOT_MODEL_DIR") { return directory }
    if let cache = isSet("XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/" + subfolder }
    if let home = isSet("HOME") { return home + "/.cache/" + subfolder }
    throw InputError(
      path: "EARSHOT_MODEL_DIR", reason: "there is no telling where the model lies",
      advice: "set it to the folder that `tools/setup` made")
  }

  private static let subfolder = "earshot/models/telephone-1"
}
