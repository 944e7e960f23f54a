"""Which cable refers to which, who answers whom, and who writes to whom."""
