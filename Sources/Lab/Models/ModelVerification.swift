import Checkpoints
import Networks
import Tensors
public import Tracking

/// What is found wrong with a stored model; each fault says where.
public struct ModelVerification: Sendable {
  /// How the model is named.
  public let model: String
  /// Each fault as `place: what`; none where all is as it was stored.
  public private(set) var faults: [String] = []
  /// Whether there was a seal to compare with; models of earlier versions have none.
  public private(set) var isSealed = false
  /// Whether there were golden scores to compute again.
  public private(set) var hasGolden = false

  /// Checks a checkpoint: each tensor against its digest, the architecture against its hash, all of it against the seal,
  /// the metrics and kept scores of its run against those of the run's end, and the golden scores against those that the
  /// rebuilt model gives.
  ///
  /// A fault does not end the check: all that can be checked is.
  public init(_ checkpoint: CheckpointRecord, named model: String, in store: Store, threads: Int = 1) {
    self.model = model
    note("tensor") { try Self.tensorFaults(of: .checkpoint(checkpoint), in: store) }
    note("architecture") { try Self.architectureFaults(of: checkpoint, in: store) }
    var proof: ProofRecord?
    note("proof") {
      proof = try store.proof(of: checkpoint)
      return []
    }
    if let proof { check(proof) }
    note("record") { try store.recordFaults(of: checkpoint.run) ?? [] }
    note("record") { try store.recordFaults(of: checkpoint) }
    note("packings") { try Self.packingFaults(of: checkpoint, in: store, threads: threads) }
    // What is built of damaged parts would only repeat what was said.
    note("model") {
      let rebuilt = try StoredModel(Self.reference(to: checkpoint), in: store)
      guard let golden = proof?.golden else { return [] }
      return try rebuilt.goldenFault(golden, threads: threads).map { ["golden scores: \($0)"] } ?? []
    }
  }

  /// Adds what a check finds, or why it could not be made; what was found before is not said again.
  private mutating func note(_ place: String, _ check: () throws -> [String]) {
    let found: [String]
    do {
      found = try check()
    } catch {
      found = ["\(error)"]
    }
    for fault in found {
      let fault = fault.hasPrefix(place) || place == "model" ? fault : "\(place): \(fault)"
      if !faults.contains(fault) { faults.append(fault) }
    }
  }

  private mutating func check(_ proof: ProofRecord) {
    isSealed = true
    if proof.seal != proof.sealNow {
      faults.append(
        "seal: expected \(proof.seal.prefix(12)), found \(proof.sealNow.prefix(12)) of what is stored now")
    }
    guard let golden = proof.golden else { return }
    hasGolden = true
    let digest = golden.input.digest
    if digest != proof.goldenDigest {
      faults.append(
        "golden input: expected digest \((proof.goldenDigest ?? "").prefix(12)), found \(digest.prefix(12))")
    }
  }

  private static func tensorFaults(of list: TensorList, in store: Store) throws -> [String] {
    var faults: [String] = []
    try store.forEachTensor(of: list) { header, nextPart in
      do { try header.check(nextPart) } catch let error as CheckpointError { faults.append("\(error)") }
    }
    return faults
  }

  private static func architectureFaults(of checkpoint: CheckpointRecord, in store: Store) throws -> [String]
  {
    let (run, detail) = (try store.run(checkpoint.run), try store.detail(of: checkpoint.run))
    let spec = try NetworkSpec(canonicalText: detail.architectureGraph)
    return spec.hash == run.architectureHash
      ? []
      : ["expected a graph with the hash \(run.architectureHash.prefix(12)), found \(spec.hash.prefix(12))"]
  }

  /// Each packing's tensors, its seal, and what it answers to the golden input.
  private static func packingFaults(
    of checkpoint: CheckpointRecord, in store: Store, threads: Int
  ) throws -> [String] {
    let proofs = try store.packingProofs(of: checkpoint)
    return try store.packings(of: checkpoint).flatMap { packing in
      let precision = packing.precision
      var faults = try tensorFaults(of: .packing(packing), in: store)
      let proof = proofs[precision.rawValue]
      if let proof, proof.seal != proof.sealNow {
        faults.append(
          "expected seal \(proof.seal.prefix(12)), found \(proof.sealNow.prefix(12)) of what is stored now")
      }
      if faults.isEmpty, let golden = proof?.golden {
        let rebuilt = try StoredModel(reference(to: checkpoint), in: store, precision: precision)
        faults += try rebuilt.goldenFault(golden, threads: threads).map { ["golden scores: \($0)"] } ?? []
      }
      return faults.map { "\(precision.rawValue): \($0)" }
    }
  }

  private static func reference(to checkpoint: CheckpointRecord) -> ModelReference {
    ModelReference(run: checkpoint.run.description, checkpoint: .epoch(checkpoint.epoch))
  }
}

extension ModelVerification {
  /// Checks what a reference names.
  public init(_ reference: ModelReference, in store: Store, threads: Int = 1) throws {
    let resolved = try reference.resolved(in: store)
    self.init(resolved.checkpoint, named: "\(reference)", in: store, threads: threads)
  }

  /// Checks every checkpoint of a store, one after another.
  ///
  /// - Parameter watch: told each as it is done.
  public static func all(in store: Store, threads: Int = 1, _ watch: (ModelVerification) -> Void) throws {
    for checkpoint in try store.allCheckpoints() {
      let name = "run:\(checkpoint.run.short)@epoch=\(checkpoint.epoch)"
      let versions = (try? store.modelVersions(of: checkpoint)) ?? []
      let names = versions.isEmpty ? name : "\(name) (\(versions.map(\.reference).joined(separator: ", ")))"
      watch(ModelVerification(checkpoint, named: names, in: store, threads: threads))
    }
  }
}
