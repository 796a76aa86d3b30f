"""Turns a folder of YAML records about papers into a website, exports and checks."""

__version__ = "0.1.0"
