import PhoneticIndex

/// An entry can be looked at anywhere, so what is found in it can be looked at again.
extension IndexEntry: SearchableScores {}
