"""Drawings: values in, coordinates out. Templates write the SVG."""
