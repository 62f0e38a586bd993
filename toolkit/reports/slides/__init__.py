"""A document as slides: how much fits on one (`fitting`), what stands where (`deck`), and charts that can be edited."""
