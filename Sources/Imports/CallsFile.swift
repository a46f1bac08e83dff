public import CallModel
public import Diagnostics

/// The calls file: what other systems know about the calls, one record for each, as CSV or as JSON
/// lines. docs/formats/calls.md describes it for the people who write it.
public enum CallsFile {
  /// The calls in the file at `path`, in its order. Paths of recordings and transcripts are taken
  /// from the file's own folder. What begins with `{` is JSON lines, everything else CSV.
  ///
  /// Every call has an id, which no other has, and `call.id` among its facts; a value that is left
  /// empty is not known. If anything in the file cannot be used, nothing of it is: the error lists
  /// what is wrong, each with its line, the first `errorLimit` of them in full.
  public static func read(
    path: String, schema: FieldSchema = .standard, errorLimit: Int = 50
  ) throws(InputErrors) -> [Call] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path: path) } catch { throw InputErrors(error) }
    return try parse(bytes, path: path, schema: schema, errorLimit: errorLimit)
  }

  /// The calls in `bytes`, which are what the file at `path` holds; the file itself is not looked
  /// at. Never traps, whatever the bytes are.
  public static func parse(
    _ bytes: [UInt8], path: String, schema: FieldSchema = .standard, errorLimit: Int = 50
  ) throws(InputErrors) -> [Call] {
    do { try TextEncoding.check(bytes, path: path) } catch { throw InputErrors(error) }
    let bytes = TextEncoding.withoutByteOrderMark(bytes)
    var assembler = CallAssembler(path: path, errorLimit: errorLimit)
    switch bytes.first(where: { !ASCII.isBlank($0) }) {
    case nil:
      throw InputErrors(
        InputError(
          path: path, reason: "the file is empty",
          advice: "the first line names the columns, for example id,recording,started,duration"))
    case ASCII.openingBracket:
      throw InputErrors(
        InputError(
          path: path, reason: "a JSON array, where one object on each line is expected",
          advice: "jq -c '.[]' FILE > calls.jsonl makes one of the other"))
    case ASCII.openingBrace:
      JSONLinesCalls(schema: schema).read(bytes, into: &assembler)
    default:
      CSVCalls(schema: schema).read(bytes, into: &assembler)
    }
    return try assembler.finish()
  }
}
