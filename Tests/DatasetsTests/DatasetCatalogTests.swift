import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct DatasetCatalogTests {
  @Test func unknownNamesGetTheNearest() {
    let catalog = DatasetCatalog(dataPath: nil)
    #expect(catalog.names == ["digits", "mnist", "fashion-mnist", "sign-mnist", "cifar10", "cifar100"])
    let error = DatasetError.unknownName("fashion_mnist", nearest: "fashion-mnist", known: catalog.names)
    #expect(throws: error) { try catalog.load("fashion_mnist") }
    #expect(error.description == "no dataset is called 'fashion_mnist'; did you mean 'fashion-mnist'?")
    #expect(error.isNotFound)
  }

  @Test func missingDatasetsSayWhereTheyWereLookedForAndHowToGetThem() {
    let catalog = DatasetCatalog(dataPath: "/data", systemPath: "/system")
    #expect {
      try catalog.load("fashion-mnist")
    } throws: { error in
      guard case .notFound("fashion-mnist", let places, let remedy) = error as? DatasetError else {
        return false
      }
      return places == ["/data/fashion-mnist", "/system/fashion-mnist"]
        && remedy.contains("train-images-idx3-ubyte") && remedy.contains("dataset-fashion-mnist")
    }
  }

  @Test func theUsersFolderComesBeforeTheSystems() throws {
    let (user, system) = (try IDXFiles(), try IDXFiles())
    let catalog = DatasetCatalog(dataPath: user.folder.url.path, systemPath: system.folder.url.path)
    #expect(try catalog.load("mnist").origin == user.folder.path("mnist"))
    try FileManager.default.removeItem(atPath: user.folder.path("mnist"))
    #expect(try catalog.load("mnist").origin == system.folder.path("mnist"))
  }
}
