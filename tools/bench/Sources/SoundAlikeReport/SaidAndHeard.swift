import CallModel
import Foundation

/// A call as it was said and as a recogniser heard it, with what belongs to what.
struct SaidAndHeard {
  let said: Transcript
  let heard: Transcript
  /// For each word that was heard the word that was said there, as places in the two.
  let origins: [Int]

  /// The call of two lines of a file of `make.py`; sentences are turns of two people.
  init(said: Substring, heard: Substring) {
    var (saidWords, heardWords): ([Transcript.Word], [Transcript.Word]) = ([], [])
    var origins: [Int] = []
    let pairs = zip(Self.sentences(said), Self.sentences(heard))
    for (turn, (sentence, echo)) in pairs.enumerated() {
      let first = saidWords.count
      saidWords += sentence.enumerated().map { Self.word($1, at: first + $0, turn: turn) }
      for entry in echo {
        guard let colon = entry.lastIndex(of: ":"), let place = Int(entry[colon...].dropFirst())
        else { continue }
        heardWords.append(Self.word(entry[..<colon], at: first + place, turn: turn))
        origins.append(first + place)
      }
    }
    self.said = Transcript(words: saidWords, format: "said")
    self.heard = Transcript(words: heardWords, format: "heard")
    self.origins = origins
  }

  /// The calls of a file.
  static func calls(at path: String) throws -> [SaidAndHeard] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return stride(from: 0, to: lines.count - 1, by: 2).map {
      SaidAndHeard(said: lines[$0], heard: lines[$0 + 1])
    }
  }

  private static func sentences(_ line: Substring) -> [[Substring]] {
    line.components(separatedBy: " / ").map { Substring($0).split(separator: " ") }
  }

  private static func word(_ text: Substring, at place: Int, turn: Int) -> Transcript.Word {
    Transcript.Word(
      text: String(text), span: TimeSpan(startMs: place * 300, endMs: place * 300 + 300),
      speaker: turn.isMultiple(of: 2) ? .agent : .caller, turn: turn)
  }
}
