/// A list of small numbers for each number from 0 on, all of them in one piece of memory: a large plan
/// has tens of thousands.
struct NumberLists: Sendable {
  // INVARIANT: one more than there are lists, ascending, from 0 to `members.count`.
  /// Where each list begins in `members`.
  private let offsets: [Int32]
  private let members: [Int32]

  /// The lists with the numbers from 0 up to `count`, which have these members, in this order.
  ///
  /// Complexity: O(count + members).
  init(_ members: [(list: Int, member: Int)], count: Int) {
    var offsets = [Int32](repeating: 0, count: count + 1)
    for (list, _) in members { offsets[list + 1] += 1 }
    for list in 0..<count { offsets[list + 1] += offsets[list] }
    var ends = offsets
    var placed = [Int32](repeating: 0, count: members.count)
    for (list, member) in members {
      placed[Int(ends[list])] = Int32(member)
      ends[list] += 1
    }
    self.offsets = offsets
    self.members = placed
  }

  /// Calls `body` for each member of the list with this number, in order.
  func forEach(in list: Int, _ body: (Int) -> Void) {
    for place in offsets[list]..<offsets[list + 1] { body(Int(members[Int(place)])) }
  }
}
