"""One figure beside another: how far apart they are, how sure that is, and in which words it is told."""
