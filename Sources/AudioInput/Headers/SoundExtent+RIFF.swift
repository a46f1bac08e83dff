import Diagnostics

/// A walk over the chunks of a WAV file (RIFF, its big-endian twin RIFX, or the 64-bit RF64) up to
/// the sound.
///
/// Format: Multimedia Programming Interface and Data Specifications 1.0 (IBM, Microsoft 1991);
/// RF64 and its `ds64` chunk: EBU Tech 3306.
struct RIFFWalk {
  private let start: Int
  private let isBigEndian: Bool
  private let is64Bit: Bool
  private var codec: UInt64?
  private var longDataSize: UInt64?

  /// MPEG layers I and II, and layer III, as a WAV file numbers its coders.
  private static let mpegCodecs: Set<UInt64> = [0x50, 0x55]

  init(start: Int, head: [UInt8]) {
    self.start = start
    isBigEndian = head.has("RIFX")
    is64Bit = head.has("RF64")
  }

  /// Finds the `data` chunk.
  ///
  /// - Throws: where the file ends before it, or that no format is stated.
  consuming func find(in file: borrowing OpenFile) throws(InputError) -> SoundExtent {
    var offset = start + 12
    for _ in 0..<Limits.headerChunks {
      let head = try file.bytes(at: offset, count: 64)
      guard let size = number(head, at: 4, count: 4) else { break }
      if head.has("data") {
        guard let codec else {
          throw InputError(
            path: file.path, at: .byte(offset),
            reason: "a WAV file that does not say how its sound is coded: no `fmt ` chunk")
        }
        return try sound(in: file, at: offset + 8, stated: size, codec: codec)
      }
      if head.has("fmt ") { codec = number(head, at: 8, count: 2) }
      if head.has("ds64") { longDataSize = number(head, at: 16, count: 8) }
      offset += 8 + Int(size) + Int(size & 1)
    }
    throw InputError(
      path: file.path,
      reason: "the WAV header ends after \(file.byteCount) bytes, before any sound")
  }

  private func number(_ bytes: [UInt8], at offset: Int, count: Int) -> UInt64? {
    isBigEndian
      ? bytes.bigEndian(at: offset, count: count) : bytes.littleEndian(at: offset, count: count)
  }

  private func sound(
    in file: borrowing OpenFile, at offset: Int, stated: UInt64, codec: UInt64
  ) throws(InputError) -> SoundExtent {
    let available = file.byteCount - min(offset, file.byteCount)
    let promised = try promise(in: file, at: offset, stated: stated)
    let present = min(available, promised ?? available)
    let completeness: SoundExtent.Completeness =
      if let promised, promised > present {
        .cut(present: present, promised: promised)
      } else { .kept }
    if Self.mpegCodecs.contains(codec) {
      // The header's sample count is wrong in most such files; the frames themselves are counted.
      let bytes = offset..<offset + present
      guard let stream = try MPEGStream.find(in: file, within: bytes) else {
        throw InputError(
          path: file.path, at: .byte(offset),
          reason: present == 0 ? "it holds no sound" : "a WAV file of MP3 sound with no MP3 in it")
      }
      let extent = stream.extent
      return completeness == .kept
        ? extent
        : SoundExtent(
          container: .mpeg, bytes: extent.bytes, completeness: completeness,
          countedFrames: extent.countedFrames)
    }
    var extent = SoundExtent(
      container: .wav, bytes: start..<file.byteCount, completeness: completeness)
    if promised == nil, !is64Bit {
      // libsndfile takes a size of 0 at its word.
      let size = (0..<4).map { UInt8(truncatingIfNeeded: available >> (8 * $0)) }
      extent.correction = SoundExtent.Correction(
        offset: offset - 4, bytes: isBigEndian ? size.reversed() : size)
    }
    return extent
  }

  /// How many bytes of sound the header promises; `nil` where its writer could not go back to say.
  private func promise(
    in file: borrowing OpenFile, at offset: Int, stated: UInt64
  ) throws(InputError) -> Int? {
    let openEnded = UInt64(Limits.openEndedDataBytes)
    if is64Bit, stated == UInt64(UInt32.max), let longDataSize {
      return longDataSize == 0 ? nil : Int(clamping: longDataSize)
    }
    if stated >= openEnded { return nil }
    // A server that streams leaves 0 behind; a file of no sound has 0 and, at most, more chunks.
    if stated == 0, try !isChunks(in: file, from: offset) { return nil }
    return Int(stated)
  }

  /// Whether everything from `offset` to the end of the file is whole chunks.
  private func isChunks(in file: borrowing OpenFile, from offset: Int) throws(InputError) -> Bool {
    var offset = offset
    for _ in 0..<Limits.headerChunks where offset < file.byteCount {
      let head = try file.bytes(at: offset, count: 8)
      guard let size = number(head, at: 4, count: 4),
        head[0..<4].allSatisfy({ (0x20...0x7e).contains($0) })
      else { return false }
      offset += 8 + Int(size) + Int(size & 1)
    }
    // The pad byte after the last chunk is often left out.
    return offset == file.byteCount || offset == file.byteCount + 1
  }
}
