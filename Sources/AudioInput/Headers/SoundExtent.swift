import Diagnostics

/// Where the sound lies in a file and how much of it was promised: what the container's own header
/// says, read before any decoder sees the file.
///
/// libsndfile takes a file that is shorter than its header says for a short recording. A call that
/// lost its end must not be booked as if nothing more had been said, so the promise is kept here.
struct SoundExtent {
  /// What kind of file it is.
  let container: Container
  /// The bytes that the decoder gets to see.
  let bytes: Range<Int>
  /// What the header promised.
  let completeness: Completeness
  /// Frames of sound per channel where the container's frames were counted (MPEG only).
  var countedFrames: Int?
  /// A number in the file that the decoder gets to see another way.
  var correction: Correction?

  /// Four little-endian or big-endian bytes of a header, put right.
  struct Correction {
    /// Where they stand in the file.
    let offset: Int
    /// What the decoder sees there.
    let bytes: [UInt8]
  }

  /// The containers that are read.
  enum Container: Hashable {
    case wav, aiff, au, flac, ogg, mpeg
  }

  /// How the sound that is there relates to what the header promised.
  enum Completeness: Hashable {
    /// The header promises nothing, or the promise is kept.
    case kept
    /// Of `promised` units (bytes or frames of the coder), `present` are there.
    case cut(present: Int, promised: Int)
    /// The mark that ends such a stream is missing.
    case noEnd
    /// Only the decoder can tell whether the last sample that the header counts is there.
    case toBeTried
  }

  /// Finds the sound in `file`.
  ///
  /// - Throws: what kind of file it is instead, or where its header breaks off.
  static func find(in file: borrowing OpenFile) throws(InputError) -> SoundExtent {
    let start = try endOfID3Tags(in: file)
    let head = try file.bytes(at: start, count: 16)
    if head.has("RIFF") || head.has("RIFX") || head.has("RF64"), head.has("WAVE", at: 8) {
      return try RIFFWalk(start: start, head: head).find(in: file)
    }
    if head.has("FORM"), head.has("AIFF", at: 8) || head.has("AIFC", at: 8) {
      return try aiff(in: file, start: start)
    }
    if head.has(".snd") || head.has("dns.") { return try au(in: file, start: start, head: head) }
    let rest = start..<file.byteCount
    if head.has("fLaC") {
      return SoundExtent(container: .flac, bytes: rest, completeness: .toBeTried)
    }
    if head.has("OggS") {
      let completeness: Completeness = try oggHasEnd(in: file) ? .kept : .noEnd
      return SoundExtent(container: .ogg, bytes: rest, completeness: completeness)
    }
    if let stream = try MPEGStream.find(in: file, within: rest) { return stream.extent }
    throw InputError(path: file.path, reason: refusal(of: head, byteCount: file.byteCount))
  }

  /// The first byte after any ID3v2 tags, which players put before MP3 and FLAC streams.
  private static func endOfID3Tags(in file: borrowing OpenFile) throws(InputError) -> Int {
    var offset = 0
    while true {
      let head = try file.bytes(at: offset, count: 10)
      guard head.count == 10, head.has("ID3"), head[6...9].allSatisfy({ $0 < 0x80 }) else {
        return offset
      }
      let size = head[6...9].reduce(0) { $0 << 7 | Int($1) }
      let footer = head[5] & 0x10 != 0 ? 10 : 0
      offset += 10 + size + footer
    }
  }

  /// Why a file that begins with `head` is none of the containers.
  private static func refusal(of head: [UInt8], byteCount: Int) -> String {
    let foreign: [(mark: StaticString, offset: Int, name: String)] = [
      ("ftyp", 4, "an MP4 or M4A (AAC) file"), ("#!AMR", 0, "an AMR file"),
      ("caff", 0, "a CAF file"), ("NIST_1A", 0, "a SPHERE file"), ("riff", 0, "a W64 file"),
      ("AVI ", 8, "an AVI film"), ("MThd", 0, "a MIDI file"), ("PK\u{3}\u{4}", 0, "a ZIP archive"),
      ("%PDF", 0, "a PDF document"), ("SQLite", 0, "a database"),
    ]
    if let kind = foreign.first(where: { head.has($0.mark, at: $0.offset) }) {
      return "\(kind.name), which is not read: "
        + "recordings are WAV, AIFF, AU, FLAC, Ogg Vorbis, Ogg Opus or MP3"
    }
    if head.starts(with: [0x1a, 0x45, 0xdf, 0xa3]) {
      return "a WebM or Matroska file, which is not read: "
        + "recordings are WAV, AIFF, AU, FLAC, Ogg Vorbis, Ogg Opus or MP3"
    }
    return "not a recording: it begins like none of WAV, AIFF, AU, FLAC, Ogg or MP3"
  }
}
