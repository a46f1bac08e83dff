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
  /// The words that are being followed: those that may still begin or go on from the frame before.
  private var followed: Frontier
  /// What they come to in the frame at hand.
  private var reached: Frontier

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
    followed = Frontier(nodeCount: tree.nodeCount)
    reached = followed
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
    followed.removeAll()
    pieceSounds = [Float](repeating: Self.never, count: Self.phoneCount)
    pieceBlank = 0
    touching = .beginning
    marked = .beginning
    best = 0
  }

  private mutating func advance(_ row: UnsafeBufferPointer<Float>, innerBlank: Float) {
    let least = best - beam
    let entry = max(marked, touching - Self.unmarkedCost)
    reached.removeAll()
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
    let loud = LoudColumns(row)
    let root = tree.nodes[0]
    tree.nodes.withUnsafeBufferPointer { nodes in
      followed.withPaths { paths in
        reached.withFront { front in
          for path in paths {
            let either = max(path.sound, path.blank)
            guard either.score >= least else { continue }
            let node = nodes[Int(path.node)]
            let own = Int(node.column)
            front.reach(path.node, sound: path.sound + row[own], blank: either + innerBlank)
            var columns = node.childColumns & loud.scoring(least - either.score)
            while columns != 0 {
              let column = columns.trailingZeroBitCount
              columns &= columns - 1
              let score = (column == own ? path.blank : either) + row[column]
              if score.score >= least {
                front.reach(node.child(column), sound: score, blank: .never)
              }
            }
          }
          guard entry.score >= least else { return }
          var columns = root.childColumns & loud.scoring(least - entry.score)
          while columns != 0 {
            let column = columns.trailingZeroBitCount
            columns &= columns - 1
            let score = entry + row[column]
            if score.score >= least {
              front.reach(root.child(column), sound: score, blank: .never)
            }
          }
        }
      }
    }
  }

  /// Makes what was reached what is followed.
  ///
  /// - Returns: the best word that may end now, its cost paid. ``best`` becomes the best of all.
  private mutating func takeOver() -> StringScore {
    swap(&followed, &reached)
    var end = StringScore.never
    var highest = Self.never
    followed.withPaths { paths in
      tree.nodes.withUnsafeBufferPointer { nodes in
        for path in paths {
          let either = max(path.sound, path.blank)
          highest = max(highest, either.score)
          let words = nodes[Int(path.node)].ends
          if !words.isEmpty { take(words, behind: either, into: &end) }
        }
      }
    }
    best = highest
    return end
  }

  /// Makes the best of `words`, places in ``WordTree/ends``, the end, where it is better; `path` is the best string that
  /// ends with them, the word before them still its last.
  @inline(__always)
  private func take(_ words: Range<Int32>, behind path: StringScore, into end: inout StringScore) {
    let mostGain = Self.pairScale * mostAffinity(with: path.word)
    for place in words {
      let word = tree.ends[Int(place)]
      let score = path.score - word.cost
      // The cheapest first: where one is too dear whatever is before it, so are the others.
      guard score + mostGain >= end.score else { return }
      let gain = Self.pairScale * affinity(of: word.number, with: path.word)
      end = max(end, StringScore(score: score + gain, word: word.number))
    }
  }

  /// What `word` and the one that was followed before it, whichever of them is said first, tell about each other.
  private func affinity(of word: Int32, with before: Int32) -> Float {
    isReversed
      ? pairs.affinity(of: word, and: before) : pairs.affinity(of: before, and: word)
  }

  /// What no affinity of any word with the one that was followed before it is above.
  private func mostAffinity(with before: Int32) -> Float {
    isReversed
      ? pairs.mostAffinity(toWhatIsBefore: before) : pairs.mostAffinity(toWhatFollows: before)
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
