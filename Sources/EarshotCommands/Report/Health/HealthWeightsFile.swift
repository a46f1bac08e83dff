import AttributionStore
import Diagnostics
import Foundation
import JSONText

/// A file with the parts of the health score: `{"parts": [{"measure": …, "weight": …, "worst": …, "best": …}]}`.
enum HealthWeightsFile {
  /// Reads the file at `path`; says what in it cannot be used.
  static func read(_ path: String) throws(InputError) -> HealthWeights {
    let bytes: [UInt8]
    do { bytes = [UInt8](try Data(contentsOf: URL(filePath: path))) } catch {
      throw InputError(path: path, reason: "cannot be read", advice: "check the path")
    }
    let value: JSONValue
    do throws(JSONFault) { value = try JSONReader.read(bytes[...]) } catch {
      throw InputError(path: path, at: .byte(error.offset), reason: error.reason)
    }
    return try weights(value, path)
  }

  static func weights(_ value: JSONValue, _ path: String) throws(InputError) -> HealthWeights {
    guard case .object(let members) = value, members.map(\.name) == ["parts"],
      case .array(let parts)? = members.first?.value, !parts.isEmpty
    else {
      throw InputError(
        path: path, reason: "not an object with a list `parts`, and nothing else",
        advice: "docs/engagement.md has an example")
    }
    var read: [HealthWeights.Part] = []
    for (place, part) in parts.enumerated() {
      read.append(try self.part(part, "part \(place + 1)", path))
    }
    let measures = read.map(\.measure)
    if let twice = measures.first(where: { name in measures.filter { $0 == name }.count > 1 }) {
      throw InputError(path: path, reason: "`\(twice)` counts twice")
    }
    return HealthWeights(parts: read)
  }

  private static func part(
    _ value: JSONValue, _ place: String, _ path: String
  ) throws(InputError) -> HealthWeights.Part {
    func fault(_ reason: String) -> InputError {
      InputError(
        path: path, reason: "\(place): \(reason)", advice: "docs/engagement.md has an example")
    }
    guard case .object(let members) = value else { throw fault("\(value.kind), not an object") }
    let known = ["measure", "weight", "worst", "best"]
    if let other = members.first(where: { !known.contains($0.name) }) {
      throw fault("`\(other.name)` is none of: \(known.joined(separator: ", "))")
    }
    func number(_ name: String) throws(InputError) -> Double {
      guard case .number(let text)? = members.first(where: { $0.name == name })?.value,
        let number = Double(text), number.isFinite
      else { throw fault("`\(name)` is not a number") }
      return number
    }
    guard case .string(let measure)? = members.first(where: { $0.name == "measure" })?.value,
      HealthWeights.measures.contains(measure)
    else {
      throw fault("`measure` is none of: \(HealthWeights.measures.joined(separator: ", "))")
    }
    let (weight, worst, best) = (try number("weight"), try number("worst"), try number("best"))
    guard weight > 0 else { throw fault("`weight` is not above 0") }
    guard worst != best else { throw fault("`worst` and `best` are the same") }
    return HealthWeights.Part(measure, weight: weight, worst: worst, best: best)
  }
}
