package import CallModel
package import Diagnostics
package import JSONText

/// Calls within files of JSON that have more to say than calls.
extension CallsFile {
  /// The call that the object `node` describes as a line of JSON lines would. Paths are taken from the
  /// folder of the file.
  ///
  /// - Parameter id: the call's id where the object has none.
  /// - Throws: everything that cannot be used, each with its place.
  package static func call(
    in node: JSONNode, id: String, schema: FieldSchema = .standard
  ) throws(InputErrors) -> Call {
    guard case .object(let members) = node.value else {
      throw InputErrors(node.error("is \(node.value.kind), where an object is expected"))
    }
    let prefix = node.path.isEmpty ? "" : node.path + "."
    var record = JSONCallReader(vocabulary: CallColumnNames(schema: schema))
      .record(of: members, line: 1) { .jsonPath(prefix + $0) }
    if !record.cells.contains(where: { $0.column == .id }) {
      record.cells.append(CallCell(column: .id, name: "id", location: .whole, text: id))
    }
    var assembler = CallAssembler(path: node.file)
    switch assembler.assemble(record) {
    case .call(let call): return call
    case .faulty(let errors):
      // INVARIANT: what is faulty has an error.
      throw InputErrors(errors) ?? InputErrors(node.error("is no call"))
    }
  }

  /// What the text or number at `node` writes as a value of a field of `type`, in the way of calls
  /// files: `$100`, `6m10s`, `0:08`.
  package static func value(
    of node: JSONNode, as type: FieldType
  ) throws(InputError) -> FieldValue {
    let text: String
    switch node.value {
    case .string(let written), .number(let written): text = written
    default: throw node.error("is \(node.value.kind), where one value is expected")
    }
    do throws(ValueFault) {
      if let value = try FieldValueReader.value(text, for: Field("", type, summary: "")) {
        return value
      }
    } catch {
      throw node.error(error.reason, advice: error.advice)
    }
    throw node.error("says nothing")
  }
}
