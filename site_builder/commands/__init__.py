"""What each command does: reads, calls the pure parts, writes, prints; returns the exit code."""
