"""Speed, as ratios in one run: ``make bench`` runs every module here in turn."""
