public import CallModel
public import ContentHash

/// All that is known of somebody who is to be erased.
public struct ErasurePlan: Sendable, Hashable {
  /// The names of the person.
  public let names: [PersonName]
  /// The person's calls, by id.
  public let callIDs: [String]
  /// The person's deals, by id.
  public let dealIDs: [String]
  /// How many rows would go, by the table that they are in; tables of which none would go are not named.
  public let rowCounts: [String: Int]
  /// What the conversions of these calls are worth now, by currency in alphabetical order.
  public let values: [Money]
  /// The recordings of these calls that no other call has: whose entries in the index go.
  public let recordings: Set<SHA256Digest>
  /// The paths of the recordings and transcripts of these calls, of which the store knows no more than that.
  public let files: [String]
  /// Who was told of conversions of these calls and how many hold there, in alphabetical order.
  public let told: [Told]

  /// What a destination believes of the person.
  public struct Told: Sendable, Hashable {
    /// The destination's name.
    public let destination: String
    /// How many conversions it was told that were not taken back.
    public let conversionCount: Int
  }
}
