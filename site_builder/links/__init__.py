"""The link checker: what every address of a survey answers, and whether it is still the paper.

A check is a generator that yields requests and is sent answers, so that all it decides is pure;
`schedule` drives many of them at once, politely, and `fetch` alone is on the network.
"""
