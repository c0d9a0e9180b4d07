let a = 1
// #region feed
feed(cat)
// #endregion feed
