import Diagnostics

extension SoundExtent {
  /// Whether the last page of an Ogg file is whole and says that it is the last.
  ///
  /// Every writer marks the last page of a stream (RFC 3533, header type flag 0x04), so a file
  /// without the mark lost its end, or its writer died.
  static func oggHasEnd(in file: borrowing OpenFile) throws(InputError) -> Bool {
    // A page has at most 27 bytes, 255 segment lengths and 255 segments of 255 bytes.
    let longestPage = 27 + 255 + 255 * 255
    let start = max(file.byteCount - longestPage, 0)
    let tail = try file.bytes(at: start, count: longestPage)
    guard
      let page = stride(from: tail.count - 4, through: 0, by: -1).first(where: {
        tail[$0] == 0x4f && tail.has("OggS", at: $0)
      }),
      page + 27 <= tail.count
    else { return false }
    let segments = tail[(page + 27)...].prefix(Int(tail[page + 26]))
    guard segments.count == Int(tail[page + 26]) else { return false }
    let end = page + 27 + segments.count + segments.reduce(0) { $0 + Int($1) }
    return end <= tail.count && tail[page + 5] & 0x04 != 0
  }
}
