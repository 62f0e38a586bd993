"""Before a round: what so many people can show and what they cannot. Pure numbers, and the sentences that tell them."""
