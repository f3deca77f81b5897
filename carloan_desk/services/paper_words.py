"""Words of the printed forms: Chinese templates, whatever the window's language."""

from carloan_desk.domain.offer import ExtraKind
from carloan_desk.domain.rules import NATIONAL
from carloan_desk.domain.schedule import RepaymentMethod

METHODS = {
    RepaymentMethod.EQUAL_PAYMENT: "等额本息",
    RepaymentMethod.EQUAL_PRINCIPAL: "等额本金",
    RepaymentMethod.INTEREST_ONLY: "先息后本",
    RepaymentMethod.BALLOON: "气球贷",
    RepaymentMethod.FLAT_FEE: "等本等息",
    RepaymentMethod.CUSTOM: "自定义",
}
EXTRAS = {
    ExtraKind.PURCHASE_TAX: "车辆购置税",
    ExtraKind.COMPULSORY_INSURANCE: "交强险",
    ExtraKind.INSURANCE: "商业险",
    ExtraKind.VESSEL_TAX: "车船税",
    ExtraKind.PLATE: "上牌费",
    ExtraKind.SERVICE_FEE: "金融服务费",
}
# Dated rules by their topic.
_RULES = {
    "purchase_tax": "车辆购置税",
    "subsidy.trade_in": "汽车以旧换新补贴",
    "subsidy.interest": "个人消费贷款财政贴息",
    "late_interest": "逾期罚息",
}


def rule_name(label: str) -> str:
    """Return what a dated rule is called on paper, from its short name: topic, region, first day."""
    topic, region, since = label.split(" ")
    where = "" if region == NATIONAL else f"{region}，"
    return f"{_RULES[topic]}（{where}{since} 起）"


def extra_name(name: str) -> str:
    """Return what an extra is called on paper."""
    return EXTRAS[ExtraKind(name)] if name in frozenset(ExtraKind) else name
