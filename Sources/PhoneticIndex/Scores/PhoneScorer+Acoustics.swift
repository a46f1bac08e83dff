public import Acoustics

extension PhoneScorer {
  /// A scorer for what `model` writes; `nil` where its classes are not the phones of English.
  public init?(model: AcousticModel) { self.init(classNames: model.classNames) }

  /// The scores of the frames of `posteriors`.
  ///
  /// - Precondition: they come from a model of the same classes.
  public func scores(of posteriors: Posteriors) -> PhoneScores {
    precondition(posteriors.classCount == classCount)
    return scores(logProbabilities: posteriors.logProbabilities)
  }
}
