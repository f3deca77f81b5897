"""Products for tests."""

from typing import Any

from carloan_desk.domain.product import Product, rate_table

_RATES = ("annual_rate", "monthly_fee_rate", "upfront_fee_rate", "min_down_payment")


def offer(values: dict[str, Any]) -> Product:
    """Return a product; unless ``rates`` are given, ``months`` and the rates named make a table for all terms."""
    fields = dict(values)
    months = fields.pop("months")
    rates = {name: fields.pop(name) for name in _RATES if name in fields}
    return Product(**({"rates": rate_table(months, **rates)} | fields))
