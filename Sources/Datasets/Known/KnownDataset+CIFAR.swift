import Tensors

extension KnownDataset {
  /// 60,000 photographs of 32x32 coloured pixels in ten classes.
  static let cifar10 = KnownDataset(
    cifar: "cifar10", .ten, summary: "60,000 photographs, 32x32 RGB, ten classes",
    classes: [
      "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ])

  /// 60,000 photographs of 32x32 coloured pixels in a hundred classes.
  static let cifar100 = KnownDataset(
    cifar: "cifar100", .hundred, summary: "60,000 photographs, 32x32 RGB, a hundred classes",
    classes: """
      apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can \
      castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin \
      elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster \
      man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck \
      pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk \
      skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger \
      tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm
      """.split(separator: " ").map(String.init))

  /// CIFAR in its binary form.
  private init(cifar name: String, _ form: CIFARReader.Form, summary: String, classes: [String]) {
    self.init(
      name: name, summary: summary, classes: classes, shape: [3, 32, 32], counts: (50_000, 10_000),
      attribution: "CIFAR by Alex Krizhevsky (Learning Multiple Layers of Features from Tiny Images, 2009).",
      files: [form.archive, form.folder] + form.fileNames,
      remedy: "put \(form.archive) or what it unpacks to there"
    ) { (folder, _) throws(DatasetError) in
      let parts = try CIFARReader(form: form).read(in: folder)
      if let names = parts.classes, Set(names).count != classes.count {
        throw .unsuitable(
          data: "\(folder): \(form.classFile)", expected: "\(classes.count) names of classes, one a line",
          found: "\(names.count)")
      }
      return parts
    }
  }
}
