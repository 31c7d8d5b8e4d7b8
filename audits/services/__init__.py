"""DO: one user intention each; the only place that writes across models, opens transactions and logs."""
