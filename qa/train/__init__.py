"""What is made beforehand for questions; nothing here runs while one is answered."""
