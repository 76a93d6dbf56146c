"""Claims of the papers: statements, closed forms, checks, verdicts."""
