/// All sources of a market, numbered in the order of their names.
///
/// The numbers do not depend on the order in which sources were met, and neither does anything that
/// is decided by them, such as who gets the odd cent.
public struct SourceTable: Sendable {
  /// The sources, each at the place of its number.
  public let sources: [Source]
  /// The names of the channels, in order.
  public let channels: [String]
  private let ids: [Source: SourceID]
  /// For each source the place of its channel in ``channels``.
  let channelOfSource: [Int32]
  /// For each source whether it is direct traffic.
  let isDirect: [Bool]

  /// The table of these sources, each as often as it comes. O(n log n).
  public init(_ sources: some Sequence<Source>) {
    let sorted = Set(sources).sorted()
    self.sources = sorted
    var channels: [String] = []
    var channelOfSource: [Int32] = []
    var ids: [Source: SourceID] = [:]
    for (number, source) in sorted.enumerated() {
      if channels.last != source.channel { channels.append(source.channel) }
      channelOfSource.append(Int32(channels.count - 1))
      ids[source] = SourceID(Int32(number))
    }
    self.channels = channels
    self.channelOfSource = channelOfSource
    self.ids = ids
    isDirect = sorted.map(\.isDirect)
  }

  /// How many sources there are.
  public var count: Int { sources.count }

  /// The number of a source; `nil` if the table does not have it.
  public func id(of source: Source) -> SourceID? { ids[source] }

  /// The source with this number, which must be of this table.
  public subscript(id: SourceID) -> Source { sources[Int(id.rawValue)] }

  func contains(_ id: SourceID) -> Bool { sources.indices.contains(Int(id.rawValue)) }
}
