"""What a message inherits from those before it, and the several questions in one message."""
