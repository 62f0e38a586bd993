"""Records → figures that may be shown. Nothing heavy is imported here: scipy comes in when a figure is computed."""
