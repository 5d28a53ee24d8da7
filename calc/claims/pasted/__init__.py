"""Tables that somebody pasted as text: their grid, their labels, what each cell claims."""
