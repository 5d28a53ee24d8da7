"""What is asked of the budgets: how they moved in the year, what they lacked, who gave."""
