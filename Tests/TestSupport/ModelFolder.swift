import Foundation

/// The folder of the acoustic model, as `tools/setup` leaves it.
public enum ModelFolder {
  /// Its path: `EARSHOT_MODEL_DIR`, else the folder in the user's cache.
  public static var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["EARSHOT_MODEL_DIR"] { return folder }
    let cache =
      environment["XDG_CACHE_HOME"]
      ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache").path
    return cache + "/earshot/models/hama-1.7.0"
  }
}
