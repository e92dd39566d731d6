"""Musette: a Discord bot that hands cycling fans a fact when they reach for one."""

__version__ = "0.1.0"
