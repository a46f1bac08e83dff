import CallModel
import Diagnostics
import JSONText

/// A list of words as Whisper and its kin write them.
enum WhisperWords {
  /// The words of the list `nodes`, which lie between two times.
  ///
  /// In a list where words begin with a space, one that does not is the rest of the word before
  /// (` e`, `-mail`). A word without times, which WhisperX writes for what it could not align, shares
  /// the time between its neighbours.
  static func read(
    _ nodes: [JSONNode], fromMs startMs: Int, toMs endMs: Int?
  ) throws(InputError) -> [TranscriptDraft.Word] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(nodes.count)
    for node in nodes { pieces.append(try Piece(node)) }
    let hasSpaces = pieces.dropFirst().contains { $0.text.beginsWithBlank }
    return placed(joined(pieces, hasSpaces: hasSpaces), fromMs: startMs, toMs: endMs)
  }

  fileprivate struct Piece {
    var text: String
    var startMs: Int?
    var endMs: Int?
    var confidence: Confidence?
    var label: String?

    init(_ node: JSONNode) throws(InputError) {
      let members = node.members(named: Self.members)
      text = try members.requiredString(0)
      startMs = try members[1]?.secondsAsMs()
      endMs = try members[2]?.secondsAsMs()
      if let startMs, let endMs { self.endMs = try node.span(fromMs: startMs, toMs: endMs).endMs }
      confidence = try members.confidence(3)
      if confidence == nil { confidence = try members.confidence(4) }
      label = try members[5]?.label()
    }

    private static let members: JSONNames = [
      "word", "start", "end", "probability", "score", "speaker",
    ]
  }

  /// Words put together from pieces, without spaces around them; none is empty.
  private static func joined(_ pieces: [Piece], hasSpaces: Bool) -> [Piece] {
    var words: [Piece] = []
    words.reserveCapacity(pieces.count)
    for piece in pieces {
      let isRest =
        hasSpaces && !words.isEmpty && !piece.text.isEmpty && !piece.text.beginsWithBlank
      var piece = piece
      piece.text = piece.text.withoutBlanksAround
      if isRest {
        words[words.count - 1].append(piece)
      } else if !piece.text.isEmpty {
        words.append(piece)
      }
    }
    return words
  }

  /// Words with times for those that have none.
  private static func placed(
    _ pieces: [Piece], fromMs: Int, toMs: Int?
  ) -> [TranscriptDraft.Word] {
    var words: [TranscriptDraft.Word] = []
    words.reserveCapacity(pieces.count)
    var untimed: [Piece] = []

    func placeUntimed(untilMs: Int) {
      let spread = TranscriptDraft.interpolated(
        untimed.map(\.text), fromMs: words.last?.endMs ?? fromMs, toMs: untilMs)
      for (piece, word) in zip(untimed, spread) {
        var word = word
        word.confidence = piece.confidence
        word.speakerLabel = piece.label
        words.append(word)
      }
      untimed = []
    }

    for piece in pieces {
      guard let startMs = piece.startMs, let endMs = piece.endMs else {
        untimed.append(piece)
        continue
      }
      placeUntimed(untilMs: startMs)
      words.append(
        TranscriptDraft.Word(
          text: piece.text, startMs: startMs, endMs: max(startMs, endMs),
          confidence: piece.confidence, label: piece.label))
    }
    placeUntimed(untilMs: toMs ?? words.last?.endMs ?? fromMs)
    return words
  }
}

extension WhisperWords.Piece {
  /// Takes in the rest of a word: it ends later, and is as sure as its less sure part.
  fileprivate mutating func append(_ rest: Self) {
    text += rest.text
    endMs = rest.endMs ?? endMs
    confidence = [confidence, rest.confidence].compactMap(\.self).min()
  }
}
