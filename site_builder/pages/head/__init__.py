"""What machines read in the head of a page: search engines, networks, reference managers."""
