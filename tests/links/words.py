"""Titles of papers that nobody wrote: the same seed gives the same ones, another seed others."""

import random

_VERBS = ("Throwing", "Glazing", "Firing", "Shaping", "Pouring", "Brewing", "Weighing", "Tasting")
_ADJECTIVES = ("Brittle", "Copper", "Hollow", "Narrow", "Patient", "Round", "Silent", "Woven")
_NOUNS = ("Handle", "Kettle", "Ladle", "Saucer", "Spout", "Strainer", "Teapot", "Whisk")
_PLURALS = ("Bowls", "Cups", "Glazes", "Kilns", "Leaves", "Lids", "Steams", "Wheels")
_LINKS = ("with", "under", "beyond", "without", "through")
_SYLLABLES = ("bre", "dan", "fil", "gor", "kel", "mur", "nop", "rin", "sal", "tov", "vel", "zim")


def word(chance: random.Random) -> str:
    """An invented word."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def title(chance: random.Random) -> str:
    """Nine words, three of which no other title has."""
    return (
        f"{chance.choice(_VERBS)} {word(chance)} {chance.choice(_NOUNS)} {chance.choice(_PLURALS)}"
        f" {chance.choice(_LINKS)} {word(chance)} {chance.choice(_ADJECTIVES)}"
        f" {word(chance)} {chance.choice(_PLURALS)}"
    )
