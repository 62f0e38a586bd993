"""Are new people still telling us new things? Numbers from who met which problem, and their sentences."""
