import Foundation

/// The folder of the acoustic model, as `tools/setup` leaves it.
public enum ModelFolder {
  /// Its path: `EARSHOT_MODEL_DIR`, else the folder in the user's cache.
  public static var path: String {
    let environment = ProcessInfo.processInfo.environment
    return environment["EARSHOT_MODEL_DIR"] ?? models + "/telephone-1"
  }

  /// The folder with the weights as their authors published them.
  public static var original: String { models + "/hama-1.7.0" }

  private static var models: String {
    let cache =
      ProcessInfo.processInfo.environment["XDG_CACHE_HOME"]
      ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache").path
    return cache + "/earshot/models"
  }
}
