import CallModel

extension [ConversionChange] {
  /// Those of one call together, in the order in which calls came first.
  var groupedByCall: [[ConversionChange]] {
    var places: [String: Int] = [:]
    var groups: [[ConversionChange]] = []
    for change in self {
      if let place = places[change.event.call.id] {
        groups[place].append(change)
      } else {
        places[change.event.call.id] = groups.count
        groups.append([change])
      }
    }
    return groups
  }
}
