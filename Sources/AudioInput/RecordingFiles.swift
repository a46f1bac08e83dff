/// Which files in a folder are taken for recordings.
public enum RecordingFiles {
  /// The extensions of recordings, lower case, without the dot.
  public static let extensions = [
    "aif", "aifc", "aiff", "au", "flac", "mp3", "oga", "ogg", "opus", "snd", "wav", "wave",
  ]

  /// Whether a file with this name is taken for a recording when a folder is scanned. Capital
  /// letters do not matter (`.WAV` is how Asterisk names GSM recordings); hidden files are not.
  public static func isRecording(named name: String) -> Bool {
    guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }
}
