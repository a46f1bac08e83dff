package import Pronunciation

/// The words of a language as a tree of their sounds: words that begin alike share the nodes of what is
/// alike, so that all of them can be followed at once.
///
/// Node 0 is the root and stands for no sound. The children of a node have consecutive numbers, which
/// are higher than its own.
package struct WordTree: Sendable {
  /// The score column of each node's sound; the root's is never read.
  package let columns: [UInt8]
  /// The number of each node's first child; those of node n are `firstChildren[n]..<firstChildren[n + 1]`.
  package let firstChildren: [Int32]
  /// The number of the first word that ends in each node; those of node n are `ends[firstEnds[n]..<firstEnds[n + 1]]`,
  /// the cheapest first.
  package let firstEnds: [Int32]
  /// The words, in the order of the nodes that they end in.
  package let ends: [End]

  /// How many nodes there are, the root among them.
  package var nodeCount: Int { columns.count }

  /// A way to say a word, and what the word costs.
  package struct Word: Sendable {
    package let phones: [Phone]
    package let cost: Float
    /// The word's number in ``WordPairs``.
    package let number: Int32

    /// `phones`, at `cost`, a way to say the word numbered `number`.
    package init(phones: [Phone], cost: Float, number: Int32 = StringScore.noWord) {
      self.phones = phones
      self.cost = cost
      self.number = number
    }
  }

  /// A word that ends in a node.
  package struct End: Sendable, Equatable {
    package let cost: Float
    package let number: Int32
  }

  /// The tree of `words`, all of them, also where some sound alike.
  package init(_ words: [Word]) {
    let sorted = words.filter { !$0.phones.isEmpty }.map { word in
      (key: word.phones.map(\.rawValue), end: End(cost: word.cost, number: word.number))
    }.sorted { left, right in
      if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
      return (left.end.cost, left.end.number) < (right.end.cost, right.end.number)
    }

    // Level by level: a node is a run of sorted words that share their first sounds.
    var columns: [UInt8] = [0]
    var firstEnds: [Int32] = [0, 0]
    var ends: [End] = []
    var firstChildren: [Int32] = []
    var level: [Range<Int>] = [sorted.indices]
    var depth = 0
    while !level.isEmpty {
      var next: [Range<Int>] = []
      for run in level {
        firstChildren.append(Int32(clamping: columns.count))
        var start = run.lowerBound
        // Words that end here sort before those that go on.
        while start < run.upperBound, sorted[start].key.count == depth { start += 1 }
        while start < run.upperBound {
          let column = sorted[start].key[depth]
          var end = start
          while end < run.upperBound, sorted[end].key[depth] == column {
            if sorted[end].key.count == depth + 1 { ends.append(sorted[end].end) }
            end += 1
          }
          columns.append(column)
          firstEnds.append(Int32(clamping: ends.count))
          next.append(start..<end)
          start = end
        }
      }
      level = next
      depth += 1
    }
    firstChildren.append(Int32(clamping: columns.count))
    self.columns = columns
    self.firstEnds = firstEnds
    self.ends = ends
    self.firstChildren = firstChildren
  }
}
