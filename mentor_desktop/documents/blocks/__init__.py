"""The building blocks of documents: each builds its tags and gives flowables for the story."""
