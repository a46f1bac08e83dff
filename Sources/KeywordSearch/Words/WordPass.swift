internal import PhoneticIndex
internal import Pronunciation

/// What the best string of words costs up to each joint between frames.
///
/// Joint t lies before frame t; what is counted are the frames before it.
package struct JointScores: Sendable {
  /// The best string of whole words, the last of which has been heard, with no mark after it.
  package var touching: [StringScore]
  /// The best string of whole words after which the mark between words was heard.
  package var marked: [StringScore]
}

/// Follows all words of a tree at once through a stretch of frames: connectionist temporal classification
/// (Graves et al. 2006) over a prefix tree with a beam (Ney and Ortmanns 2000), words in any order, each
/// at its cost.
///
/// * The inside of a word is its sounds and blanks without the mark between words.
/// * Where two words meet, the mark is heard, or ``unmarkedCost`` is paid. Equal sounds on both sides of
///   a joint may be one (*this store*).
/// * What is no word costs ``unknownCost``, and ``unknownPhoneCost`` for each of its sounds; the stretch
///   may begin in the middle of such a piece.
/// * A word that is likelier behind the one before it costs less, one that is unlikelier more (``WordPairs``): ``pairScale``
///   of what the pair's affinity says. What is before a word is the best string of words up to it.
///
/// Words that are more than the beam behind the best are given up. The result depends on nothing but the
/// rows and the tree.
package struct WordPass: Sendable {
  package static let beam: Float = 7
  package static let unmarkedCost: Float = 2
  package static let unknownCost: Float = 3
  package static let unknownPhoneCost: Float = 1.5
  /// How much of what pairs of words tell is counted: more than of a single word's rarity, since it hangs less on what the
  /// talk is about.
  package static let pairScale: Float = 0.5
  private static let never = -Float.infinity
  private static let phoneCount = Phone.allCases.count

  private let tree: WordTree
  private let pairs: WordPairs
  private let beam: Float
  private var isReversed = false
  // The words that are being followed, one entry a node: the best path that ends in its sound, and in
  // the blank behind it, with the word before the one that is followed.
  private var nodes: [Int32] = []
  private var nextNodes: [Int32] = []
  private var sounds: [StringScore]
  private var blanks: [StringScore]
  private var nextSounds: [StringScore]
  private var nextBlanks: [StringScore]
  /// For each node the number of the last frame that it was reached in.
  private var reached: [Int32]
  private var frameNumber: Int32 = 0

  // Pieces that are no word: the best path in each sound, and in the blank behind any.
  private var pieceSounds = [Float](repeating: never, count: phoneCount)
  private var pieceBlank: Float = 0

  // The joint before the next frame.
  private var touching = StringScore.beginning
  private var marked = StringScore.beginning
  private var best: Float = 0

  /// A pass over nothing yet, through the words of `tree`; with a `beam` of infinity nothing is given up.
  package init(_ tree: WordTree, pairs: WordPairs = .none, beam: Float = WordPass.beam) {
    self.tree = tree
    self.pairs = pairs
    self.beam = beam
    sounds = [StringScore](repeating: .never, count: tree.nodeCount)
    blanks = sounds
    nextSounds = sounds
    nextBlanks = sounds
    reached = [Int32](repeating: -1, count: tree.nodeCount)
  }

  /// The scores of all joints of `rows`, one more than there are frames; with `reversed` from the last
  /// frame to the first, for a tree of reversed words, and joint t then lies before the frame that is
  /// t-th from the end.
  package mutating func joints(of rows: FrameRows, reversed: Bool) -> JointScores {
    start()
    isReversed = reversed
    var joints = JointScores(touching: [.beginning], marked: [.beginning])
    joints.touching.reserveCapacity(rows.frameCount + 1)
    joints.marked.reserveCapacity(rows.frameCount + 1)
    for step in 0..<rows.frameCount {
      let frame = reversed ? rows.frameCount - 1 - step : step
      rows.values.withUnsafeBufferPointer { values in
        let first = frame * PhoneScores.rowLength
        advance(
          UnsafeBufferPointer(rebasing: values[first..<first + PhoneScores.rowLength]),
          innerBlank: rows.innerBlanks[frame])
      }
      joints.touching.append(touching)
      joints.marked.append(marked)
    }
    return joints
  }

  private mutating func start() {
    nodes.removeAll(keepingCapacity: true)
    pieceSounds = [Float](repeating: Self.never, count: Self.phoneCount)
    pieceBlank = 0
    touching = .beginning
    marked = .beginning
    best = 0
  }

  private mutating func advance(_ row: UnsafeBufferPointer<Float>, innerBlank: Float) {
    frameNumber &+= 1
    let least = best - beam
    let entry = max(marked, touching - Self.unmarkedCost)
    nextNodes.removeAll(keepingCapacity: true)
    moveWords(row, innerBlank: innerBlank, entry: entry, least: least)
    let pieceEnd = movePieces(row, innerBlank: innerBlank, entry: entry.score)
    let wordEnd = takeOver()
    marked = max(
      marked + row[PhoneFold.blankColumn], touching + row[PhoneFold.wordBoundaryColumn])
    // Behind a word silence costs nothing, within it a gap does.
    let waiting = touching + (innerBlank + FrameRows.gapCost)
    touching = max(max(wordEnd, waiting), StringScore(score: pieceEnd, word: StringScore.noWord))
    best = max(best, max(touching.score, marked.score))
  }

  /// Moves all words on by a frame, and begins those that may begin.
  private mutating func moveWords(
    _ row: UnsafeBufferPointer<Float>, innerBlank: Float, entry: StringScore, least: Float
  ) {
    tree.columns.withUnsafeBufferPointer { columns in
      tree.firstChildren.withUnsafeBufferPointer { firstChildren in
        for node in nodes {
          let node = Int(node)
          let sound = sounds[node]
          let blank = blanks[node]
          let either = max(sound, blank)
          guard either.score >= least else { continue }
          let column = columns[node]
          reach(node, sound: sound + row[Int(column)], blank: either + innerBlank)
          for child in Int(firstChildren[node])..<Int(firstChildren[node + 1]) {
            let childColumn = columns[child]
            let score = (childColumn == column ? blank : either) + row[Int(childColumn)]
            if score.score >= least { reach(child, sound: score, blank: .never) }
          }
        }
        guard entry.score >= least else { return }
        for child in Int(firstChildren[0])..<Int(firstChildren[1]) {
          let score = entry + row[Int(columns[child])]
          if score.score >= least { reach(child, sound: score, blank: .never) }
        }
      }
    }
  }

  @inline(__always)
  private mutating func reach(_ node: Int, sound: StringScore, blank: StringScore) {
    if reached[node] != frameNumber {
      reached[node] = frameNumber
      nextNodes.append(Int32(truncatingIfNeeded: node))
      nextSounds[node] = sound
      nextBlanks[node] = blank
    } else {
      nextSounds[node] = max(nextSounds[node], sound)
      nextBlanks[node] = max(nextBlanks[node], blank)
    }
  }

  /// Makes what was reached what is followed.
  ///
  /// - Returns: the best word that may end now, its cost paid. ``best`` becomes the best of all.
  private mutating func takeOver() -> StringScore {
    var end = StringScore.never
    var highest = Self.never
    let mostGain = pairs.highest * Self.pairScale
    for node in nextNodes {
      let node = Int(node)
      let either = max(nextSounds[node], nextBlanks[node])
      sounds[node] = nextSounds[node]
      blanks[node] = nextBlanks[node]
      highest = max(highest, either.score)
      for place in Int(tree.firstEnds[node])..<Int(tree.firstEnds[node + 1]) {
        let word = tree.ends[place]
        // The cheapest first: where one is too dear whatever is before it, so are the others.
        guard either.score - word.cost + mostGain >= end.score else { break }
        let affinity =
          isReversed
          ? pairs.affinity(of: word.number, and: either.word)
          : pairs.affinity(of: either.word, and: word.number)
        end = max(
          end,
          StringScore(
            score: either.score - word.cost + Self.pairScale * affinity, word: word.number))
      }
    }
    swap(&nodes, &nextNodes)
    best = highest
    return end
  }

  /// Moves the pieces that are no word on by a frame.
  ///
  /// - Returns: the best of them, which may end now.
  private mutating func movePieces(
    _ row: UnsafeBufferPointer<Float>, innerBlank: Float, entry: Float
  ) -> Float {
    // The best and the second-best sound: each sound follows the best other one.
    var (first, second, firstPhone) = (Self.never, Self.never, -1)
    for phone in 0..<Self.phoneCount {
      let score = pieceSounds[phone]
      if score > first {
        (second, first, firstPhone) = (first, score, phone)
      } else if score > second {
        second = score
      }
    }
    let beginning = entry - Self.unknownCost
    var highest = Self.never
    for phone in 0..<Self.phoneCount {
      let before = max(max(phone == firstPhone ? second : first, pieceBlank), beginning)
      let score = max(pieceSounds[phone], before - Self.unknownPhoneCost) + row[phone]
      pieceSounds[phone] = score
      highest = max(highest, score)
    }
    pieceBlank = max(pieceBlank, first) + innerBlank
    return max(highest, pieceBlank)
  }
}
