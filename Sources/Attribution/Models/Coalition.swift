/// A set of players, written as their numbers in order.
enum Coalition {
  /// The set of those in `players`.
  static func sortedOnce(_ players: [Int32]) -> [Int32] {
    var result: [Int32] = []
    for player in players.sorted() where result.last != player { result.append(player) }
    return result
  }
}
