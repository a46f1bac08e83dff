import CallModel

extension AudienceReader {
  /// The numbers from which these people called, without those that several people have.
  func callersNumbers(of persons: Set<Int32>) throws -> [Int32: Set<String>] {
    let rows = try db.bulkRows(
      """
      SELECT c.call_id, c.caller_number, k.phone_key
      FROM calls AS c LEFT JOIN caller_keys AS k ON k.call_id = c.call_id
      WHERE c.caller_number IS NOT NULL AND coalesce(c.direction, 'inbound') = 'inbound'
      """)
    var numbers: [Int32: Set<String>] = [:]
    while try rows.next() {
      guard let person = rows.text(at: 0).flatMap({ personOfCall[$0] }), persons.contains(person),
        let number = rows.text(at: 1),
        rows.text(at: 2).map({ !people.isShared(PersonName(.phone, $0)) }) ?? true
      else { continue }
      numbers[person, default: []].insert(number)
    }
    return numbers
  }
}
