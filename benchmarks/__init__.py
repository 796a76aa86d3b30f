"""What is measured, never tested: each module is a script."""
