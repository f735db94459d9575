"""Registers that several tests of services begin with."""

from procured import no, se

__all__ = ["no", "se"]
