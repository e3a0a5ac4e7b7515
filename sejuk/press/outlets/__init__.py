"""What the public is given of a published text: page, paper, document, plain text, feeds, picture. Nothing is sent by itself."""
