"""What is found in a text: its outline, its numbers, the words that name concepts."""
