"""The built site against Lighthouse, axe, the Nu HTML checker and lychee."""
