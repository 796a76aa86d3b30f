"""The pedigree: which paper builds on which."""

from site_builder.pedigree.cycles import CycleError, cycles
from site_builder.pedigree.graph import Parents, Pedigree, Stop, parents_in

__all__ = ["CycleError", "Parents", "Pedigree", "Stop", "cycles", "parents_in"]
