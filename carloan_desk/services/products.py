"""Products: what lenders offer."""

from datetime import date
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import money_of, rate_of
from carloan_desk.domain.product import Product
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import quotes
from carloan_desk.storage.workspace import Changes, Workspace


def add(workspace: Workspace, product: Product) -> Changes:
    """Add a product, or a later version of one.

    Raises:
        DomainError: See :func:`check`.
    """
    check(product)
    with workspace.unit_of_work("product.add", name=product.name) as work:
        work.add(product)
        return work.commit()


def check(product: Product) -> None:
    """Refuse a product that cannot be offered.

    Raises:
        DomainError: ``field.required``, ``product.months`` no terms or terms outside 1 to 120 months,
            ``product.same_line`` two lines of the rate table for the same term and down payment,
            ``product.dates`` the end is before the beginning, ``rate.range`` a share that is none, ``terms.*``: no
            loan can be made of it.
    """
    for field in ("lender", "name"):
        if not getattr(product, field).strip():
            raise DomainError("field.required", field=field)
    if not product.months or not all(1 <= months <= 120 for months in product.months):
        raise DomainError("product.months", field="months", low=1, high=120)
    if product.valid_to is not None and product.valid_to < product.valid_from:
        raise DomainError("product.dates", field="valid_to")
    for field in ("balloon_ratio", "settlement_penalty"):
        rate_of(getattr(product, field), field)
    for fee in product.fees:
        money_of(fee.amount, "fees")
        rate_of(fee.rate, "fees")
    lines = [(row.months, row.min_down_payment) for row in product.rates]
    if len(set(lines)) < len(lines):
        raise DomainError("product.same_line", field="min_down_payment")
    # A loan of a hundred thousand shows whether method, rates and rounding go together.
    for row in product.rates:
        rate_of(row.min_down_payment, "min_down_payment")
        rate_of(row.upfront_fee_rate, "upfront_fee_rate")
        terms = quotes.product_terms(product, Decimal(100_000), row.months, product.valid_from, row.min_down_payment)
        quotes.quote(terms)


def end(workspace: Workspace, product_id: int, on: date) -> Changes:
    """End a product on a day: deals that chose it keep its terms."""
    with workspace.unit_of_work("product.end") as work:
        product = work.get(Product, product_id)
        if on < product.valid_from:
            raise DomainError("product.dates", field="valid_to")
        product.valid_to = on
        return work.commit()


def every(workspace: Workspace) -> list[Product]:
    """Return all products, those of one lender together."""
    with workspace.reading() as read:
        return sorted(read.all(Product), key=lambda product: (product.lender, product.name, product.version))


def offered(workspace: Workspace, on: date, vehicle_kind: VehicleKind | None = None) -> list[Product]:
    """Return the products that may be offered on a day, cheapest for the client first.

    What the manager would earn plays no part in the order.
    """
    return sorted(
        (
            product
            for product in every(workspace)
            if product.offered_on(on) and (vehicle_kind is None or product.vehicle_kind is vehicle_kind)
        ),
        key=rough_cost,
    )


def rough_cost(product: Product) -> Decimal:
    """Roughly what the cheapest line costs a year, to have an order before there is an amount."""
    return min(row.annual_rate + row.monthly_fee_rate * 24 + row.upfront_fee_rate for row in product.rates)
