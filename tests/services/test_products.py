"""Products: what can be offered, and to whom first."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import product_sheets, products
from tests.offers import offer
from tests.services.manager import TODAY, Manager, undone, untouched

D = Decimal


def product(**fields: Any) -> Product:
    values: dict[str, Any] = {
        "lender": "示例银行",
        "name": "车贷",
        "kind": ProductKind.BANK_LOAN,
        "vehicle_kind": VehicleKind.NEW,
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "months": [36],
        "valid_from": date(2026, 1, 1),
    }
    return offer(values | fields)


def test_a_product_is_added_and_taken_back(manager: Manager) -> None:
    new = product(rounding_unit=D(1), rounding_mode="ROUND_FLOOR", rounding_residual="first")
    changes = undone(manager, lambda: products.add(manager.workspace, new))
    assert changes.params == {"name": "车贷"}
    stored = products.every(manager.workspace)[0]
    assert (stored.rounding.unit, stored.rounding.mode, stored.rounding.residual) == (D(1), "ROUND_FLOOR", "first")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"lender": " "}, "field.required", "lender"),
        ({"name": ""}, "field.required", "name"),
        ({"months": []}, "product.months", "months"),
        ({"months": [0, 12]}, "product.months", "months"),
        ({"months": [121]}, "product.months", "months"),
        ({"months": [36, 36]}, "product.same_line", "min_down_payment"),
        ({"fees": [ProductFee("GPS", Collector.DEALER, D(-1))]}, "money.range", "fees"),
        ({"valid_to": date(2025, 12, 31)}, "product.dates", "valid_to"),
        ({"min_down_payment": D("1.01")}, "rate.range", "min_down_payment"),
        ({"balloon_ratio": D("-0.1")}, "rate.range", "balloon_ratio"),
        ({"min_amount": D(50000), "max_amount": D(5000)}, "product.limits", "max_amount"),
        ({"min_age": 60, "max_age_at_end": 55}, "product.limits", "max_age_at_end"),
        ({"max_debt_to_income": D(50)}, "rate.range", "max_debt_to_income"),
        ({"settlement_penalty": D(3)}, "rate.range", "settlement_penalty"),
        ({"upfront_fee_rate": D(1)}, "terms.upfront_fee.above_principal", "upfront_fee"),
        ({"annual_rate": D("1.01")}, "rate.range", "annual_rate"),
        ({"monthly_fee_rate": D("-0.001")}, "rate.range", "monthly_fee_rate"),
        ({"method": RepaymentMethod.CUSTOM}, "terms.custom.method", "custom"),
        ({"rounding_mode": "up"}, None, None),
        ({"rounding_unit": D("0.001")}, None, None),
    ],
)
def test_products_that_make_no_loan(
    manager: Manager, fields: dict[str, Any], code: str | None, field: str | None
) -> None:
    error = untouched(manager, products.add, manager.workspace, product(**fields))
    if code is not None:
        assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize("method", [each for each in RepaymentMethod if each is not RepaymentMethod.CUSTOM])
def test_every_method_can_be_offered_with_a_balloon_ratio_that_only_one_uses(
    manager: Manager, method: RepaymentMethod
) -> None:
    products.add(manager.workspace, product(method=method, balloon_ratio=D("0.4"), months=[1, 36, 120]))


def test_a_product_ends(manager: Manager) -> None:
    product_id = manager.product()
    error = untouched(manager, products.end, manager.workspace, product_id, date(2025, 12, 31))
    assert (error.code, error.field) == ("product.dates", "valid_to")
    undone(manager, lambda: products.end(manager.workspace, product_id, TODAY))
    assert [each.id for each in products.offered(manager.workspace, TODAY)] == [product_id]
    assert products.offered(manager.workspace, TODAY + timedelta(days=1)) == []
    assert len(products.every(manager.workspace)) == 1
    assert untouched(manager, products.end, manager.workspace, 99, TODAY).code == "record.missing"


def test_what_is_offered_on_a_day(manager: Manager) -> None:
    begins, ends = date(2026, 11, 1), date(2026, 11, 30)
    manager.product(name="甲", valid_from=begins, valid_to=ends)
    manager.product(name="乙", vehicle_kind=VehicleKind.USED)

    def names(on: date, kind: VehicleKind | None = None) -> list[str]:
        return sorted(each.name for each in products.offered(manager.workspace, on, kind))

    day = timedelta(days=1)
    assert names(begins - day) == names(ends + day) == ["乙"]
    assert names(begins) == names(ends) == ["乙", "甲"]
    assert names(begins, VehicleKind.USED) == ["乙"]
    assert names(begins, VehicleKind.NEW) == ["甲"]


def test_the_cheaper_for_the_client_comes_first(manager: Manager) -> None:
    manager.product(name="费", annual_rate=D(0), monthly_fee_rate=D("0.0028"))
    manager.product(name="低", annual_rate=D("0.0288"))
    manager.product(name="高", annual_rate=D("0.0288"), upfront_fee_rate=D("0.05"))
    assert [each.name for each in products.offered(manager.workspace, TODAY)] == ["低", "费", "高"]


def test_all_products_by_lender(manager: Manager) -> None:
    for lender, name, version in (("乙", "a", 1), ("甲", "b", 2), ("甲", "b", 1), ("甲", "a", 1)):
        manager.product(lender=lender, name=name, version=version)
    found = [(each.lender, each.name, each.version) for each in products.every(manager.workspace)]
    assert found == [("乙", "a", 1), ("甲", "a", 1), ("甲", "b", 1), ("甲", "b", 2)]


# Versions -------------------------------------------------------------------------------------------------------------


def test_a_new_version_ends_the_one_before_the_day_before(manager: Manager) -> None:
    manager.product(name="车贷")
    undone(manager, lambda: products.add_version(manager.workspace, product(annual_rate=D("0.05"), valid_from=TODAY)))
    old, new = products.every(manager.workspace)
    assert (old.version, old.valid_to) == (1, TODAY - timedelta(days=1))
    assert (new.version, new.valid_from, new.valid_to) == (2, TODAY, None)
    assert [each.id for each in products.offered(manager.workspace, TODAY)] == [new.id]
    again = product(valid_from=TODAY)
    error = untouched(manager, products.add_version, manager.workspace, again)
    assert (error.code, error.field) == ("product.version_day", "valid_from")


def test_what_ends_soon_is_warned_of_unless_something_follows(manager: Manager) -> None:
    manager.product(name="甲", valid_to=TODAY + timedelta(days=14))
    manager.product(name="乙", valid_to=TODAY + timedelta(days=15))
    manager.product(name="丙", valid_to=TODAY + timedelta(days=3))
    manager.product(name="丙", version=2, valid_from=TODAY + timedelta(days=4))
    manager.product(name="丁", valid_to=TODAY - timedelta(days=1))
    found = products.expiring(products.every(manager.workspace), TODAY)
    assert [each.name for each in found] == ["甲"]


def test_a_slip_of_the_pen_is_corrected(manager: Manager) -> None:
    manager.product(name="甲")
    wrong = products.every(manager.workspace)[0]
    wrong.note, wrong.max_amount = "改正", D(100000)
    undone(manager, lambda: products.correct(manager.workspace, wrong))
    assert products.every(manager.workspace)[0].note == "改正"
    wrong.valid_to = date(2020, 1, 1)
    assert untouched(manager, products.correct, manager.workspace, wrong).code == "product.dates"


# Spreadsheets ---------------------------------------------------------------------------------------------------------

HEAD = "资金方,产品名称,产品类型,车辆,还款方式,期限,最低首付,年利率(%),月费率,生效日期,截止日期\n"


def looked(manager: Manager, tmp_path: Path, rows: str, encoding: str = "utf-8") -> list[product_sheets.Line]:
    path = tmp_path / "产品.csv"
    path.write_bytes((HEAD + rows).encode(encoding))
    return product_sheets.look(manager.workspace, path, TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_of_one_product_make_its_table(manager: Manager, tmp_path: Path, encoding: str) -> None:
    rows = (
        "示例银行,乐享,银行贷款,新车,等额本息,12,20%,3.99,,2026-11-01,2026-12-31\n"
        "示例银行,乐享,银行贷款,新车,等额本息,36,20%,4.29,,2026-11-01,2026-12-31\n"
        "示例银行,乐享,银行贷款,新车,等额本息,36,50%,2.99,,2026-11-01,2026-12-31\n"
        "示例银行,分期,信用卡分期,二手车,,24,30%,,0.28%,,\n"
    )
    lines = looked(manager, tmp_path, rows, encoding)
    assert [(line.rows, line.reason) for line in lines] == [((2, 3, 4), None), ((5,), None)]
    undone(manager, lambda: product_sheets.take(manager.workspace, lines))
    loan, card = products.every(manager.workspace)
    assert [(row.months, row.min_down_payment, row.annual_rate) for row in loan.rates] == [
        (12, D("0.2"), D("0.0399")),
        (36, D("0.2"), D("0.0429")),
        (36, D("0.5"), D("0.0299")),
    ]
    assert (card.kind, card.vehicle_kind, card.method) == (
        ProductKind.CARD_INSTALMENT,
        VehicleKind.USED,
        RepaymentMethod.FLAT_FEE,
    )
    assert card.rates[0].monthly_fee_rate == D("0.0028")
    assert card.valid_from == TODAY


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("示例银行,甲,银行贷款,新车,等额本息,12,20%,98,,,\n", "product.rate_doubtful"),
        ("示例银行,甲,银行贷款,新车,等额本息,12,20%,,0.28,,\n", "product.rate_doubtful"),
        ("示例银行,甲,银行贷款,轮船,等额本息,12,20%,3.99,,,\n", "product.word"),
        ("示例银行,,银行贷款,新车,等额本息,12,20%,3.99,,,\n", "product.cell_empty"),
        ("示例银行,甲,银行贷款,新车,等额本息,12.5,20%,3.99,,,\n", "product.whole"),
        ("示例银行,甲,银行贷款,新车,等额本息,1200,20%,3.99,,,\n", "product.months"),
        ("示例银行,甲,银行贷款,新车,等额本息,12,20%,abc,,,\n", "table.cell.rate"),
        ("示例银行,甲,银行贷款,新车,等额本息,12,20%,3.99,,2026-12-01,2026-11-01\n", "product.dates"),
        ("示例银行,旧,银行贷款,新车,等额本息,12,20%,3.99,,2026-01-01,\n", "product.version_day"),
    ],
)
def test_rows_that_are_refused_say_why_and_the_others_stay(
    manager: Manager, tmp_path: Path, row: str, code: str
) -> None:
    manager.product(name="旧")
    good = "示例银行,好,银行贷款,新车,等额本息,36,20%,4.29,,2026-11-01,\n"
    lines = looked(manager, tmp_path, row + good)
    refused, taken = lines
    assert refused.reason is not None
    assert (refused.rows, refused.reason.code) == ((2,), code)
    assert taken.reason is None
    product_sheets.take(manager.workspace, lines)
    assert {each.name for each in products.every(manager.workspace)} == {"旧", "好"}


def test_the_same_line_twice(manager: Manager, tmp_path: Path) -> None:
    row = "示例银行,甲,银行贷款,新车,等额本息,12,20%,3.99,,,\n"
    lines = looked(manager, tmp_path, row + row)
    assert [(line.rows, line.reason and line.reason.code) for line in lines] == [
        ((2,), None),
        ((3,), "product.same_line"),
    ]


def test_a_later_day_is_a_new_version(manager: Manager, tmp_path: Path) -> None:
    manager.product(name="旧")
    lines = looked(manager, tmp_path, "示例银行,旧,银行贷款,新车,等额本息,12,20%,3.49,,2026-12-01,\n")
    assert lines[0].replaces is not None
    product_sheets.take(manager.workspace, lines)
    assert [(each.version, each.valid_to) for each in products.every(manager.workspace)] == [
        (1, date(2026, 11, 30)),
        (2, None),
    ]


def test_what_the_file_does_not_say_stays_as_it_was(manager: Manager, tmp_path: Path) -> None:
    fees = [ProductFee("GPS", Collector.THIRD_PARTY, D(980))]
    manager.product(
        name="旧",
        kind=ProductKind.AUTO_FINANCE,
        fees=fees,
        trade_in=True,
        min_age=20,
        max_vehicle_months=60,
        documents=["旧车行驶证"],
        max_amount=D(200000),
        settlement_penalty=D("0.05"),
    )
    lines = looked(manager, tmp_path, "示例银行,旧,银行贷款,新车,等额本息,12,20%,3.49,,2026-12-01,\n")
    product_sheets.take(manager.workspace, lines)
    before, after = products.every(manager.workspace)
    for name in ("fees", "trade_in", "min_age", "max_vehicle_months", "documents", "max_amount", "settlement_penalty"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.fees is not before.fees
    # The file has a column for the kind, and for the rates.
    assert (after.kind, after.version) == (ProductKind.BANK_LOAN, 2)
    assert [row.annual_rate for row in after.rates] == [D("0.0349")]


def test_a_file_that_is_no_table_of_products(manager: Manager, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("姓名,电话\n曾乐,19900000001\n", encoding="utf-8")
    assert untouched(manager, product_sheets.look, manager.workspace, path, TODAY).code == "product.no_head"


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_written_is_read_again(manager: Manager, tmp_path: Path, ending: str) -> None:
    manager.product(name="甲", annual_rate=D("0.0399"), max_amount=D(300000), valid_to=date(2027, 3, 31))
    manager.product(
        name="乙",
        kind=ProductKind.CARD_INSTALMENT,
        method=RepaymentMethod.FLAT_FEE,
        annual_rate=D(0),
        monthly_fee_rate=D("0.0033"),
        vehicle_kind=VehicleKind.USED,
        power=Power.NEV,
        trade_in=True,
        fees=[
            ProductFee("GPS 安装费", Collector.THIRD_PARTY, D(980)),
            ProductFee("服务费", Collector.DEALER, D(0), D("0.015")),
        ],
        min_age=20,
        max_age_at_end=60,
        max_debt_to_income=D("0.55"),
        min_income_multiple=D("2.5"),
        max_vehicle_months=96,
        max_vehicle_months_at_end=120,
        max_mileage_km=150_000,
        subvention="厂家",
        decision_days=2,
        documents=["旧车行驶证", "登记证书"],
        rounding_unit=D(1),
        rounding_mode="ROUND_DOWN",
        rounding_residual="first",
        region="河南",
        note="活动期内",
    )
    path = tmp_path / f"产品{ending}"
    product_sheets.export(manager.workspace, path)
    before = products.every(manager.workspace)
    for _ in before:
        manager.workspace.undo()
    assert products.every(manager.workspace) == []
    product_sheets.take(manager.workspace, product_sheets.look(manager.workspace, path, TODAY))
    again = products.every(manager.workspace)
    for one, other in zip(before, again, strict=True):
        for each in fields(Product):
            if each.name != "id":
                assert getattr(one, each.name) == getattr(other, each.name), each.name


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("其他贷款费用", "GPS 980", "product.fee"),
        ("其他贷款费用", "GPS|路人|980|0%", "product.fee"),
        ("其他贷款费用", "GPS|第三方|0,012|0%", "product.fee"),
        ("仅限置换", "也许", "product.word"),
        ("月供取整方式", "随意", "product.word"),
        ("负债收入比上限", "150%", "product.rate_doubtful"),
        ("最低年龄", "二十", "table.cell.amount"),
    ],
)
def test_what_a_column_of_limits_cannot_say(
    manager: Manager, tmp_path: Path, column: str, value: str, code: str
) -> None:
    path = tmp_path / "产品.csv"
    path.write_text(f'资金方,产品名称,期限,年利率,{column}\n示例银行,甲,36,3.99%,"{value}"\n', encoding="utf-8")
    (line,) = product_sheets.look(manager.workspace, path, TODAY)
    assert line.reason is not None
    assert line.reason.code == code


def test_a_lender_s_own_column_of_a_similar_name_is_left_alone(manager: Manager, tmp_path: Path) -> None:
    path = tmp_path / "产品.csv"
    path.write_text("资金方,产品名称,期限,年利率,费用,年龄\n示例银行,甲,36,3.99%,见合同,成年\n", encoding="utf-8")
    (line,) = product_sheets.look(manager.workspace, path, TODAY)
    assert line.reason is None
    assert line.product is not None
    assert line.product.fees == []
