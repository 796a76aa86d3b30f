"""What others have written -> records: the package's readers of lists and of single papers."""
