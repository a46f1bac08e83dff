public import CallModel
public import Diagnostics

/// The calls file: what other systems know about the calls, one record for each, as CSV or JSON, in our own
/// columns or in those of a service that is known by them. docs/formats/calls.md describes it for the
/// people who write it.
public enum CallsFile {
  /// The calls in the file at `path`, in its order. Paths of recordings and transcripts are taken
  /// from the file's own folder.
  ///
  /// Every call has an id, which no other has, and `call.id` among its facts; a value that is left
  /// empty is not known. If anything in the file cannot be used, nothing of it is: the error lists
  /// what is wrong, each with its line, the first `errorLimit` of them in full.
  public static func read(
    path: String, schema: FieldSchema = .standard, conventions: CallConventions = CallConventions(),
    errorLimit: Int = 50
  ) throws(InputErrors) -> [Call] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path: path) } catch { throw InputErrors(error) }
    return try parse(
      bytes, path: path, schema: schema, conventions: conventions, errorLimit: errorLimit)
  }

  /// The calls in `bytes`, which are what the file at `path` holds; the file itself is not looked
  /// at. Never traps, whatever the bytes are.
  public static func parse(
    _ bytes: [UInt8], path: String, schema: FieldSchema = .standard,
    conventions: CallConventions = CallConventions(), errorLimit: Int = 50
  ) throws(InputErrors) -> [Call] {
    do { try TextEncoding.check(bytes, path: path) } catch { throw InputErrors(error) }
    let errorLimit = max(1, errorLimit)
    var rows: CallRows
    do {
      rows = try CallRows(
        bytes, of: FileBlocks(exhausted: path), path: path, schema: schema, conventions: conventions
      )
    } catch {
      throw error.limited(to: errorLimit)
    }
    var calls: [Call] = []
    var errors: [InputError] = []
    var omittedCount = 0
    do throws(InputError) {
      while let entry = try rows.next() {
        switch entry {
        case .call(let call): calls.append(call)
        case .rejected(let row):
          let told = row.errors.prefix(max(0, errorLimit - errors.count))
          errors += told
          omittedCount += row.errors.count - told.count
        }
      }
    } catch {
      throw InputErrors(error)
    }
    if let errors = InputErrors(errors, omittedCount: omittedCount) { throw errors }
    return calls
  }

  /// That there is nothing in the file at `path`.
  static func emptyFile(_ path: String) -> InputError {
    InputError(
      path: path, reason: "the file is empty",
      advice: "the first line names the columns, for example id,recording,started,duration")
  }
}

extension InputErrors {
  /// The same errors, of which the first `count` are told in full.
  func limited(to count: Int) -> InputErrors {
    guard errors.count > count else { return self }
    return InputErrors(
      Array(errors.prefix(count)), omittedCount: omittedCount + errors.count - count) ?? self
  }
}
