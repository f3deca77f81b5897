"""Products: what lenders offer."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import money_of, rate_of
from carloan_desk.domain.product import Product
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import quotes
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Workspace

# What every version says anew.
_OF_A_VERSION = frozenset(
    {"id", "lender", "name", "vehicle_kind", "rates", "valid_from", "valid_to", "version", "deleted_at"}
)
# So many days ahead the end of a product is warned of.
EXPIRY_NOTICE = 14


def add(workspace: Workspace, product: Product) -> Changes:
    """Add a product.

    Raises:
        DomainError: See :func:`check`.
    """
    check(product)
    with workspace.unit_of_work("product.add", name=product.name) as work:
        work.add(product)
        return work.commit()


def add_version(workspace: Workspace, product: Product) -> Changes:
    """Add a later version of a product of the same lender and name, which ends the day before.

    Raises:
        DomainError: See :func:`check` and :func:`check_follows`.
    """
    check(product)
    with workspace.unit_of_work("product.version", name=product.name) as work:
        place(work, product)
        return work.commit()


def place(work: UnitOfWork, product: Product) -> None:
    """Add a product after the version it follows.

    Raises:
        DomainError: See :func:`check_follows`.
    """
    earlier = version_before(product, work.all(Product))
    check_follows(product, earlier)
    if earlier is not None:
        product.version = max(product.version, earlier.version + 1)
        day_before = product.valid_from - timedelta(days=1)
        if earlier.valid_to is None or earlier.valid_to > day_before:
            earlier.valid_to = day_before
    work.add(product)


def version_before(product: Product, known: Iterable[Product]) -> Product | None:
    """Return the latest version of the same lender and name for the same car; ``None`` for a new product."""
    same = [
        each
        for each in known
        if (each.lender, each.name, each.vehicle_kind) == (product.lender, product.name, product.vehicle_kind)
        and each.id != product.id
    ]
    return max(same, key=lambda each: (each.valid_from, each.version), default=None)


def carry_over(product: Product, earlier: Product, told: Collection[str]) -> None:
    """Give a version everything from the one before except what is ``told`` of it, what it is and when it holds."""
    for each in fields(Product):
        if each.name not in told and each.name not in _OF_A_VERSION:
            value = getattr(earlier, each.name)
            setattr(product, each.name, list(value) if isinstance(value, list) else value)


def check_follows(product: Product, earlier: Product | None) -> None:
    """Refuse a version that does not begin after the one before.

    Raises:
        DomainError: ``product.version_day`` with the day on which the earlier one began.
    """
    if earlier is not None and product.valid_from <= earlier.valid_from:
        raise DomainError("product.version_day", field="valid_from", on=earlier.valid_from)


def correct(workspace: Workspace, product: Product) -> Changes:
    """Write down a version anew, such as after a slip of the pen. Deals keep the terms they took from it.

    Raises:
        DomainError: See :func:`check`.
    """
    check(product)
    with workspace.unit_of_work("product.edit", name=product.name) as work:
        work.get(Product, product.id or 0)
        work.add(product)
        return work.commit()


def expiring(found: Iterable[Product], on: date) -> list[Product]:
    """Return the products offered today that end within two weeks without a version to follow."""
    listed = list(found)
    following = {(each.lender, each.name, each.vehicle_kind) for each in listed if each.valid_from > on}
    return [
        each
        for each in listed
        if each.offered_on(on)
        and each.valid_to is not None
        and each.valid_to <= on + timedelta(days=EXPIRY_NOTICE)
        and (each.lender, each.name, each.vehicle_kind) not in following
    ]


def check(product: Product) -> None:
    """Refuse a product that cannot be offered.

    Raises:
        DomainError: ``field.required``, ``product.months`` no terms or terms outside 1 to 120 months,
            ``product.same_line`` two lines of the rate table for the same term and down payment,
            ``product.dates`` the end is before the beginning, ``product.limits`` the most is less than the least,
            ``rate.range`` a share that is none, ``terms.*``: no loan can be made of it.
    """
    for field in ("lender", "name"):
        if not getattr(product, field).strip():
            raise DomainError("field.required", field=field)
    if not product.months or not all(1 <= months <= 120 for months in product.months):
        raise DomainError("product.months", field="months", low=1, high=120)
    if product.valid_to is not None and product.valid_to < product.valid_from:
        raise DomainError("product.dates", field="valid_to")
    if product.max_amount is not None and product.max_amount < product.min_amount:
        raise DomainError("product.limits", field="max_amount")
    if product.max_age_at_end < product.min_age:
        raise DomainError("product.limits", field="max_age_at_end")
    for field in ("balloon_ratio", "settlement_penalty", "max_debt_to_income"):
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
