"""The expedition board without a screen: what people did there, folded into what everybody sees."""
