"""From facts/ to facts.db: `building` reads and checks everything, then writes it at once."""
