"""The fichas that are loaded, and which of their programmes a question is about."""
