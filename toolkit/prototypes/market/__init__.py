"""The talent market without a screen: who offers and takes which openings, and how much somebody takes on.

`weeks` names weeks, `workload` is the 20% guard, `fold` makes the market of everybody's facts; `finding`, `posting` and
`keeping` draw its three parts, `joining` and `hosting` one opening in them.
"""
