import CallModel
import Claims
import Diagnostics
import TranscriptInput

/// A transcript is read, its words with a text and in order of time, or refused with a reason; lines may
/// end as they like.
func claimRead(_ bytes: [UInt8]) {
  let transcript: Transcript
  do throws(InputError) {
    transcript = try TranscriptFile.read(bytes: bytes, path: "call")
  } catch {
    claim(!error.reason.isEmpty, "a refusal has a reason")
    claim(error.path == "call", "a refusal names the file")
    return
  }
  var lastMs = 0
  for word in transcript.words {
    claim(!word.text.isEmpty, "a word has a text")
    claim(word.span.startMs >= lastMs, "words are in order of time")
    claim((word.channel ?? 0) >= 0 && word.turn >= 0, "channels and turns count from 0")
    lastMs = word.span.startMs
  }
  claim(TranscriptFile.formats.contains(transcript.format), "a format is one that is known")

  let lineFeed = UInt8(ascii: "\n")
  guard !bytes.contains(UInt8(ascii: "\r")), bytes.first != UInt8(ascii: "{") else { return }
  // A transcript in two bytes a character has no line ends of one byte.
  guard ![0xFE, 0xFF].contains(bytes.first) else { return }
  let windows = bytes.flatMap { $0 == lineFeed ? [UInt8(ascii: "\r"), lineFeed] : [$0] }
  claim(
    (try? TranscriptFile.read(bytes: windows, path: "call")) == transcript,
    "lines may end in carriage returns")
}
