"""The nouns of Muster: frozen facts and plans, standard library only."""
