import Attribution
public import Diagnostics

extension SQLCallStore {
  /// What each source earned of the conversions that hold, by each of the models.
  ///
  /// Reads each touchpoint once; takes some hundred bytes for each, so millions fit. Callers are joined
  /// to people as far as `joinCallers(under:)` has been called.
  public func attributionReport(
    _ request: AttributionRequest
  ) throws(InputError) -> AttributionReport {
    let (journeys, problems, spend) = try read { db in
      var reader = try JourneyReader(db, by: request.dimension, before: request.period.before)
      reader.conversion = request.conversion
      return (
        try reader.journeys(), try UnresolvedCallRows.counts(db, in: request.period),
        try SpendRows.spend(db, by: request.dimension, in: request.period)
      )
    }
    do {
      let tables = try AttributionTables(journeys, request)
      return AttributionReport(
        models: request.models, revenue: try tables.revenue(), conversions: tables.conversions(),
        spend: spend,
        basis: AttributionReport.Basis(
          personCount: journeys.personCount, touchpointCount: journeys.met.count,
          callCount: journeys.calls.count, problems: problems))
    } catch let error as AttributionError {
      throw InputError(path: path, reason: error.description)
    } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }
}
