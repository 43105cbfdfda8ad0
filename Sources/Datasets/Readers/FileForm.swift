import Images
import Tensors
import Zlib

/// The forms of single files, each read from bytes in memory: what a test or a fuzzer feeds with anything.
package enum FileForm: String, CaseIterable, Sendable {
  case csv, idx, npy, npz, cifar, tar, image, manifest

  /// Reads a file, plain or gzip, as samples without a part for testing.
  ///
  /// What a file does not hold is made up: labels are 0, and the images that a manifest lists are single pixels.
  package func read(_ bytes: [UInt8], skippingBad: Bool = false) throws(DatasetError) -> Dataset {
    var bad = BadRecords(skips: skippingBad)
    let part = try part(bytes, &bad)
    return try Dataset(
      name: rawValue, train: part, test: nil, holdOut: nil,
      classes: ClassTable(found: [part.labels], data: rawValue), origin: "memory", attribution: "", &bad)
  }

  private func part(_ bytes: [UInt8], _ bad: inout BadRecords) throws(DatasetError) -> ReadPart {
    let source = DatasetSource(name: rawValue)
    if self == .npz {
      let archive = try reading { () throws(ZlibError) in try ZipArchive(bytes, name: rawValue) }
      return try NumPyReader(source).read(.archive(archive), &bad).train
    }
    let reader = try reading { () throws(ZlibError) in try ByteReader(bytes, name: rawValue) }
    switch self {
    case .csv: return try CSVReader(source).part(reader, &bad)
    case .idx:
      let array = try IDXArray(reader, ranks: 2...4)
      let layout = try ArrayLayout(array.dimensions, spatial: nil, channels: .first, file: rawValue)
      return try unlabelled(array.values(), shape: layout.shape, count: array.dimensions[0], &bad)
    case .npy, .npz:
      let array = try NPYArray(reader)
      let (values, shape) = try array.samples(spatial: nil, channels: nil)
      return try unlabelled(values, shape: shape, count: array.sizes.dimensions[0], &bad)
    case .cifar:
      var records = CIFARRecords(labelSize: 1)
      try records.add(reader)
      return records.part
    case .image:
      let image = try ImageFile.decode(reader)
      let planes = [UInt8](unsafeUninitializedCapacity: image.pixels.count) { room, filled in
        image.copyPlanes(to: UnsafeMutableBufferPointer(rebasing: room[..<image.pixels.count]))
        filled = image.pixels.count
      }
      let shape: Shape = [image.channels, image.height, image.width]
      let stored = StoredValues(values: .bytes(planes), valueMaximum: 255)
      return try unlabelled(stored, shape: shape, count: 1, &bad)
    case .manifest:
      let files = try Manifest(reader, labelColumn: "label", &bad).train
      return ReadPart(
        values: .bytes([UInt8](repeating: 0, count: files.count)), shape: [1, 1, 1], valueMaximum: 255,
        labels: .names(files.map(\.label)), file: rawValue)
    case .tar: return try CIFARReader(form: .ten).read(archive: reader).train
    }
  }

  private func unlabelled(
    _ stored: StoredValues, shape: Shape, count: Int, _ bad: inout BadRecords
  ) throws(DatasetError) -> ReadPart {
    var part = ReadPart(
      values: stored.values, shape: shape, valueMaximum: stored.valueMaximum,
      labels: .numbers([Int](repeating: 0, count: count)), file: rawValue)
    try part.leaveOutNotFinite(&bad)
    return part
  }
}
