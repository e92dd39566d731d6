"""The fact store: facts.db, checked and copied into private memory, as records.

All SQL over facts is here. Queries return records in an order that depends on the facts alone.
"""

from bot.store.facts import Store

__all__ = ["Store"]
