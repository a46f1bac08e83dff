import CallModel
import Diagnostics
import TranscriptInput
import WebFetch

/// Fetches what the vCons of calls have at web addresses alone, from hosts that the user has allowed.
struct CallFetching: Sendable {
  /// The largest recording that is fetched: some two hours of two channels, uncompressed.
  static let maxRecordingBytes = 256 << 20

  let fetcher: WebFetcher

  /// What was fetched for a call, and what was not to be had of its words.
  struct Fetched {
    var files = FetchedFiles.none
    /// Why the transcript was not to be had: the call is booked without it.
    var transcriptFault: InputError?
  }

  /// What `call` needs from the web; `nil` if the task was cancelled.
  ///
  /// - Throws: why its recording is not to be had.
  func files(of call: Call) async throws(InputError) -> Fetched? {
    var fetched = Fetched()
    if let address = Self.addresses(call.recordingPath)?.recording {
      guard let bytes = try await bytes(at: address, maxBytes: Self.maxRecordingBytes) else {
        return nil
      }
      fetched.files[address] = bytes
    }
    for address in Self.addresses(call.transcriptPath)?.transcripts ?? [] {
      do throws(InputError) {
        guard let bytes = try await bytes(at: address, maxBytes: TranscriptFile.maxBytes) else {
          return nil
        }
        fetched.files[address] = bytes
      } catch {
        fetched.transcriptFault = error
        return fetched
      }
    }
    return fetched
  }

  /// The addresses in the file at `path`; `nil` where it is no vCon that can be read, which reading it will
  /// say.
  private static func addresses(_ path: String?) -> VConAddresses? {
    guard let path, RecordingPlace.isVCon(path) else { return nil }
    return try? VConFile.addresses(at: path)
  }

  private func bytes(
    at address: VConAddress, maxBytes: Int
  ) async throws(InputError) -> [UInt8]? {
    let target = try fetcher.permission.target(of: address)
    do throws(FetchFault) {
      return try await fetcher.bytes(at: target, maxBytes: maxBytes)
    } catch {
      throw address.error(error.reason, advice: error.advice)
    }
  }
}

extension FetchPermission {
  /// Where `address` leads, if it may be fetched.
  ///
  /// - Throws: why not.
  func target(of address: VConAddress) throws(InputError) -> WebAddress {
    let target: WebAddress
    do throws(WebAddress.Fault) {
      target = try WebAddress(address.url)
    } catch {
      throw address.error("the address \(error.reason)")
    }
    if allows(target) { return target }
    let fault = FetchFault.notAllowed(target)
    throw address.error(fault.reason, advice: fault.advice)
  }
}
