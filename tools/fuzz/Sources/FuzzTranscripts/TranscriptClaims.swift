import CallModel
import Claims
import Diagnostics
import TranscriptInput

/// A transcript is read, or refused with a reason and a place; whichever it is, it is so in every spelling
/// of the same text.
func claimRead(_ bytes: [UInt8]) {
  let result = reading(bytes)
  claim(reading(bytes) == result, "reading twice gives the same")
  switch result {
  case .success(let transcript):
    claimWords(transcript)
    claimRecognised(bytes, as: transcript.format)
    claimSpeakers(of: transcript, in: bytes)
    claimLength(of: transcript, in: bytes)
  case .failure(let error): claimRefusal(error, of: bytes)
  }
  claimLineEnds(bytes, mean: result)
  claimMarked(bytes, means: result)
  claimCutOff(bytes)
}

/// What reading gives.
func reading(
  _ bytes: [UInt8], speakers: SpeakerLabels = .standard, recordingMs: Int? = nil
) -> Result<Transcript, InputError> {
  do throws(InputError) {
    return .success(
      try TranscriptFile.read(
        bytes: bytes, path: "call", speakers: speakers, recordingMs: recordingMs))
  } catch {
    return .failure(error)
  }
}

/// Words have a text, and times in order within what a recording can have; turns count from 0.
private func claimWords(_ transcript: Transcript) {
  // Later dialogs of a vCon are moved by what lies between their starts.
  let longestMs = 3_600_000_000 * (transcript.format == "vcon" ? 2 : 1)
  var lastMs = 0
  for word in transcript.words {
    claim(!word.text.allSatisfy(\.isWhitespace), "a word has a text")
    claim(
      word.text.first?.isWhitespace == false && word.text.last?.isWhitespace == false,
      "a word has no blanks around it")
    claim(word.span.startMs >= lastMs, "words are in order of time")
    claim(word.span.endMs >= word.span.startMs, "a word ends after it starts")
    claim(word.span.endMs <= longestMs, "times are those of a recording")
    claim((0...254).contains(word.channel ?? 0), "a channel is one of a recording")
    claim(word.speakerLabel?.allSatisfy(\.isWhitespace) != true, "a label has a text")
    lastMs = word.span.startMs
  }
  let turns = Set(transcript.words.map(\.turn))
  claim(turns == Set(0..<turns.count), "turns count from 0, none left out")
  if let language = transcript.language {
    claim((2...3).contains(language.prefix { $0 != "-" }.count), "a language is a tag")
  }
}

/// What is read is recognised as that format, and recognising takes no more than reading.
private func claimRecognised(_ bytes: [UInt8], as format: String) {
  claim(
    (try? TranscriptFile.format(of: bytes, path: "call")) == format,
    "what is read is recognised as what it is")
  claim(TranscriptFile.formats.contains(format), "a format is one that is known")
}

/// A refusal has a reason and the place: of what is recognised always one within the file.
private func claimRefusal(_ error: InputError, of bytes: [UInt8]) {
  claim(!error.reason.isEmpty, "a refusal has a reason")
  claim(error.path == "call", "a refusal names the file")
  switch error.location {
  case .line(let line):
    claim((1...1 + bytes.count { $0 == 0x0A || $0 == 0x0D }).contains(line), "a line is one of it")
  case .byte(let byte): claim((0..<bytes.count).contains(byte), "a byte is one of it")
  case .jsonPath(let path): claim(!path.isEmpty, "a path leads somewhere")
  case .lineAndJSONPath: claim(false, "a transcript is no file of JSON lines")
  case .whole:
    claim(
      (try? TranscriptFile.format(of: bytes, path: "call")) == nil,
      "what is recognised is refused with a place: \(error)")
  }
}

/// Who speaks follows from the label alone, and other explanations change nothing else.
private func claimSpeakers(of transcript: Transcript, in bytes: [UInt8]) {
  if transcript.format != "vcon" {
    for word in transcript.words {
      let named = word.speakerLabel.map(SpeakerLabels.standard.speaker(for:)) ?? .unknown
      claim(word.speaker == named, "who speaks is who the label says")
    }
  }
  // Before a colon a name that is explained is one; in captions and text other labels are other words.
  guard !["webvtt", "srt", "text", "vcon"].contains(transcript.format) else { return }
  let labels = Set(transcript.words.compactMap(\.speakerLabel))
  guard let label = labels.min() else { return }
  let own = SpeakerLabels([label: .agent])
  guard case .success(let explained) = reading(bytes, speakers: own) else {
    return claim(false, "explaining a label refuses nothing")
  }
  claim(
    explained.words.map(\.text) == transcript.words.map(\.text)
      && explained.words.map(\.span) == transcript.words.map(\.span),
    "explaining a label changes no words")
}

/// How long the recording is changes times at most, and what a recogniser writes is read like any file.
private func claimLength(of transcript: Transcript, in bytes: [UInt8]) {
  let recordingMs = 60_000
  let measured = reading(bytes, recordingMs: recordingMs)
  guard case .success(let transcriptOfMinute) = measured else {
    return claim(false, "knowing the length refuses nothing")
  }
  claim(
    transcriptOfMinute.words.map(\.text) == transcript.words.map(\.text),
    "the length changes no words")
  claim(
    (try? TranscriptFile.readOutput(bytes: bytes, recordingMs: recordingMs)) == transcriptOfMinute,
    "what a recogniser writes is read like any file")
}
