import Diagnostics

/// The frames of an MP3 file (or of MPEG layer I or II), counted one by one.
///
/// A decoder that trusts the header guesses how long the recording is and stops there: a file of
/// varying bit rate without an encoder's count lost three quarters of its sound that way. The walk
/// costs one read of the file and gives the decoder exactly the frames.
struct MPEGStream {
  /// What the decoder gets to see, and what was promised.
  let extent: SoundExtent

  /// The stream within `bytes` of `file`; `nil` if there is none.
  ///
  /// - Throws: the byte from which on it is damaged.
  static func find(
    in file: borrowing OpenFile, within bytes: Range<Int>
  ) throws(InputError) -> MPEGStream? {
    let head = try file.bytes(
      at: bytes.lowerBound, count: min(bytes.count, Limits.mpegSearchBytes + 4 * 2_048))
    let isWhole = head.count == bytes.count
    guard
      let start = (0..<min(head.count, Limits.mpegSearchBytes)).first(where: {
        head[$0] == 0xff && isStart(head, at: $0, isWhole: isWhole)
      }),
      let first = MPEGFrameHeader(head, at: start)
    else { return nil }
    let walk = try walk(file, from: bytes.lowerBound + start, to: bytes.upperBound, like: first)
    let count = encoderCount(head, at: start, in: first)
    let audioFrames = walk.frameCount - (count == nil ? 0 : 1)
    let completeness: SoundExtent.Completeness =
      if let count, count > audioFrames + 1 {
        .cut(present: audioFrames, promised: count)
      } else if walk.breaksOff { .noEnd } else { .kept }
    // A count that disagrees with the frames would make the decoder stop early: it is not shown.
    let isCountRight = count.map { abs($0 - audioFrames) <= 1 } ?? true
    let from = bytes.lowerBound + start + (isCountRight ? 0 : first.byteCount)
    return MPEGStream(
      extent: SoundExtent(
        container: .mpeg, bytes: min(from, walk.end)..<walk.end, completeness: completeness,
        countedFrames: audioFrames * first.sampleCount))
  }

  /// Whether a frame begins at `offset` and is followed by two more, or by the end of the bytes.
  private static func isStart(_ bytes: [UInt8], at offset: Int, isWhole: Bool) -> Bool {
    guard let first = MPEGFrameHeader(bytes, at: offset) else { return false }
    var next = offset + first.byteCount
    for _ in 0..<2 {
      if isWhole, next == bytes.count { return true }
      guard let header = MPEGFrameHeader(bytes, at: next), header.continues(first) else {
        return false
      }
      next += header.byteCount
    }
    return true
  }

  private struct Walk {
    var frameCount = 0
    var end: Int
    var breaksOff = false
  }

  private static func walk(
    _ file: borrowing OpenFile, from start: Int, to limit: Int, like first: MPEGFrameHeader
  ) throws(InputError) -> Walk {
    var walk = Walk(end: start)
    var window: [UInt8] = []
    var windowStart = start
    while walk.end < limit {
      if walk.end + 4 > windowStart + window.count {
        windowStart = walk.end
        window = try file.bytes(at: windowStart, count: min(limit - windowStart, 65_536))
      }
      guard let header = MPEGFrameHeader(window, at: walk.end - windowStart),
        header.continues(first)
      else {
        let rest = window[(walk.end - windowStart)...]
        if rest.count < 4, rest.first == 0xff {
          walk.breaksOff = true
          break
        }
        guard isTrailer(rest) else {
          throw InputError(
            path: file.path, at: .byte(walk.end), reason: "the MP3 stream is damaged from here on",
            advice: SoundExtent.copyAgain)
        }
        break
      }
      guard walk.end + header.byteCount <= limit else {
        walk.breaksOff = true
        break
      }
      walk.end += header.byteCount
      walk.frameCount += 1
    }
    return walk
  }

  /// Whether what follows the last frame is a tag of some player, or padding, and no lost sound.
  private static func isTrailer(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = Array(bytes.prefix(16))
    return rest.has("TAG") || rest.has("APETAGEX") || rest.has("LYRICSBEGIN") || rest.has("ID3")
      || rest.has("3DI") || rest.has("LIST") || rest.allSatisfy { $0 == 0 }
  }

  /// The encoder's own count of frames, from the `Xing` or `Info` frame that LAME and others write.
  private static func encoderCount(
    _ bytes: [UInt8], at start: Int, in header: MPEGFrameHeader
  ) -> Int? {
    let offset = start + header.countOffset
    guard header.layer == 3, bytes.has("Xing", at: offset) || bytes.has("Info", at: offset),
      let flags = bytes.bigEndian(at: offset + 4, count: 4), flags & 1 != 0
    else { return nil }
    return bytes.bigEndian(at: offset + 8, count: 4).map(Int.init)
  }
}
