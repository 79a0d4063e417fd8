"""What the configuration names of the shop's own."""


class NoSecrets:
    """Keeps records with certain words out."""

    def __init__(self, words):
        self.words = words

    def filter(self, record):
        text = record.getMessage()
        return not any(word in text for word in self.words)
