"""What Musette costs and how well it understands, measured."""
