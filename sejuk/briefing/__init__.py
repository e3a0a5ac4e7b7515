"""What an officer carries: messages with their versions; cards, leaflets and directives."""
