"""Amounts in words (大写金额), as contracts and forms in China require them."""

from decimal import Decimal

from carloan_desk.domain.money import money_of

_LARGEST = Decimal("999999999999.99")


def in_words(amount: Decimal) -> str:
    """Return an amount in capital Chinese numerals: 203600.50 is 贰拾万叁仟陆佰元伍角.

    Args:
        amount: Yuan in whole fen, from 0 to 999,999,999,999.99.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``, ``money.range``, ``money.fraction_of_fen``.
    """
    # Imported late: loading it takes a tenth of a second, and the first window does not need it.
    import cn2an

    words: str = cn2an.an2cn(f"{money_of(amount, 'amount', high=_LARGEST):f}", "rmb")
    return words
