"""What one sentence tells of its numbers: years, relations, ranks, limits."""
