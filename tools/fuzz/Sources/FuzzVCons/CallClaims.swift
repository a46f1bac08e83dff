import CallModel
import Claims
import Diagnostics
import Foundation
import TranscriptInput

/// A vCon tells of a call, or is refused with a reason and the place; what it tells can be used.
func claimCall(in folder: CallFolder, of bytes: [UInt8]) {
  let call: VConCall
  do throws(InputError) {
    call = try VConFile.call(at: folder.vCon)
  } catch {
    claimRefusal(error, of: folder.vCon)
    return
  }
  for remark in call.remarks { claimRefusal(remark, of: folder.vCon) }
  claimFacts(call)
  claimRecording(call, in: folder, of: bytes)
  claimTranscript(call, in: folder)
}

private func claimRefusal(_ error: InputError, of path: String) {
  claim(error.path == path, "a refusal names the file")
  claim(!error.reason.isEmpty, "a refusal has a reason")
  if case .jsonPath(let place) = error.location { claim(!place.isEmpty, "a path leads somewhere") }
}

private func claimFacts(_ call: VConCall) {
  if case .duration(let ms)? = call.facts["call.duration"] {
    claim(ms > 0, "a call lasts some time")
    claim(!call.recording.isHere, "a length that can be measured is left out")
  }
  for number in ["caller.number", "agent.number"] {
    if case .phone(let phone)? = call.facts[number] {
      claim(PhoneNumber(phone.e164[...]) == phone, "a number is one: \(phone)")
    }
  }
  claim(
    call.channelSpeakers.isEmpty || call.channelSpeakers.contains { $0 != .unknown },
    "where nobody is known, nothing is said of channels")
}

/// A recording lies in the folder, or comes out as another decoder has it.
private func claimRecording(_ call: VConCall, in folder: CallFolder, of bytes: [UInt8]) {
  switch call.recording {
  case .none: break
  case .beside(let name):
    claim(
      (folder.path as NSString).appendingPathComponent(name).hasPrefix(folder.path + "/")
        && !name.contains("/") && name != ".." && name != ".",
      "a recording lies in the folder of the vCon: \(name)")
  case .elsewhere(let address):
    claim((try? VConFile.recording(at: folder.vCon)) == nil, "nothing is read that was not fetched")
    var fetched = FetchedFiles()
    fetched[address] = [7]
    do throws(InputError) {
      let recording = try VConFile.recording(at: folder.vCon, fetched: fetched)
      claim(recording == [7], "what was fetched is the recording")
    } catch {
      claimRefusal(error, of: folder.vCon)
    }
  case .embedded:
    do throws(InputError) {
      let recording = try VConFile.recording(at: folder.vCon)
      claim(!recording.isEmpty, "a recording has bytes")
      if let twin = EmbeddedSound.decoded(fromVCon: bytes) {
        claim(recording == twin, "a recording comes out as it was put in")
      }
    } catch {
      claimRefusal(error, of: folder.vCon)
      claim(error.location != .whole, "what is embedded is refused with its place")
    }
  }
}

extension VConCall.Recording {
  /// Whether it can be heard as it is.
  fileprivate var isHere: Bool {
    switch self {
    case .embedded, .beside: true
    case .elsewhere, .none: false
    }
  }
}

/// A vCon has words where it says that it has, or refuses them with the place.
private func claimTranscript(_ call: VConCall, in folder: CallFolder) {
  do throws(InputError) {
    let transcript = try TranscriptFile.read(path: folder.vCon)
    claim(call.hasTranscript, "words come from a transcript that is there")
    claim(transcript.format == "vcon", "the words are those of the vCon")
  } catch {
    claimRefusal(error, of: folder.vCon)
  }
}
