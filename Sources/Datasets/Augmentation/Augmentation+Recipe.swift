extension Augmentation {
  /// The published recipe for the letters of the sign language: what is shown and measured where nobody says otherwise.
  public static let signLanguageRecipe = {
    var recipe = Augmentation()
    (recipe.rotationRange, recipe.shearRange) = (40, 0.2)
    (recipe.widthShiftRange, recipe.heightShiftRange) = (0.2, 0.2)
    (recipe.zoomRange, recipe.horizontalFlip) = (0.8...1.2, true)
    return recipe
  }()
}
