"""What is said of figures, checked: sums, percentages, bounds, findings, cited figures."""
