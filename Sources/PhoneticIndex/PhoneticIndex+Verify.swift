internal import ContentHash
public import Diagnostics

extension PhoneticIndex {
  /// Reads every byte of the index and says what is wrong, where, and whose entry it is.
  ///
  /// - Throws: where the folder or a file in it cannot be read at all.
  ///
  /// Takes some 0.1 s a gigabyte, and the time to read it.
  public func verify() throws(InputError) -> Verification {
    let folder = IndexFolder(directory)
    let lock = try FolderLock(folder, .shared)
    defer { lock.release() }
    var verification = Verification()
    var sound: Set<RecordHead.Key> = []
    var damages: [Damage] = []
    for segment in try folder.segments() {
      try examine(segment, &verification, &sound, &damages)
    }
    verification.soundCount = sound.count
    verification.findings += damages.map { damage in
      let isReplaced = damage.key.map(sound.contains) ?? false
      return .init(
        kind: damage.kind == .lost && isReplaced ? .replaced : damage.kind, id: damage.key?.id,
        error: damage.error(isReplaced: isReplaced))
    }
    for name in try folder.foreignNames() {
      verification.findings.append(
        .init(
          kind: .foreign, id: nil,
          error: InputError(
            path: directory + "/" + name, reason: "not a file of the index; it is left alone")))
    }
    return verification
  }

  /// Something wrong, before it is known whether anything later makes up for it.
  private struct Damage {
    let kind: Verification.Finding.Kind
    let key: RecordHead.Key?
    let path: String
    let byte: Int
    let reason: String

    func error(isReplaced: Bool) -> InputError {
      let subject = key.map { "\($0): " } ?? ""
      let advice: String? =
        switch kind {
        case .lost where isReplaced, .replaced: "nothing to do: a later entry replaces it"
        case .lost, .ofAnotherCodec:
          "run `earshot index rebuild` to make it anew from the recording"
        case .harmless: "nothing is lost"
        case .unfinished where isReplaced: "nothing to do: the entry is there once more"
        case .unfinished: "the next `earshot run` clears it away, and hears the recording again"
        case .foreign: nil
        }
      return InputError(path: path, at: .byte(byte), reason: subject + reason, advice: advice)
    }
  }

  private func examine(
    _ segment: Segment, _ verification: inout Verification, _ sound: inout Set<RecordHead.Key>,
    _ damages: inout [Damage]
  ) throws(InputError) {
    guard let file = try MappedBytes(wholeFile: segment.path, longerThan: 0) else { return }
    verification.byteCount += file.count
    file.withBytes { bytes in
      let scan = SegmentScan(bytes, from: min(Segment.headerByteCount, bytes.count))
      func note(
        _ kind: Verification.Finding.Kind, _ key: RecordHead.Key?, _ byte: Int, _ reason: String
      ) {
        damages.append(
          Damage(kind: kind, key: key, path: segment.path, byte: byte, reason: reason))
      }
      switch Segment.beginning(of: bytes) {
      case .sound: break
      case .unfinished: note(.unfinished, nil, 0, "a file that was being made")
      case .ofVersion(let version):
        note(.foreign, nil, Segment.magic.count, "written by another version (format \(version))")
        return
      case .different(let byte) where scan.records.isEmpty:
        note(.foreign, nil, byte, "this is no file of an index; it is left alone")
        return
      case .different(let byte):
        note(.harmless, nil, byte, "a byte of the file's header is not as it was written")
      }
      for stretch in scan.breaks {
        note(.lost, stretch.key, stretch.byte, "a byte is not as it was written")
      }
      for (offset, head) in scan.records {
        let record = UnsafeRawBufferPointer(
          rebasing: bytes[offset..<offset + head.recordByteCount])
        if head.codec != IndexEntry.codecVersion {
          note(.ofAnotherCodec, head.key, offset, "packed in another way (codec \(head.codec))")
        } else if let damage = head.damage(in: record) {
          note(.lost, head.key, offset + damage.byte, damage.reason)
        } else {
          sound.insert(head.key)
        }
      }
      switch scan.tail {
      case .clean: break
      case .unfinished(let key):
        // Nobody writes now, since the folder is locked.
        note(
          .unfinished, key, scan.end,
          "an entry that ends early: its writer was stopped, or the file was cut off")
      case .unreadable: note(.lost, nil, scan.end, "from here on nothing can be read")
      }
    }
  }
}
