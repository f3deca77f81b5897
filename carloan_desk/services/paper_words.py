"""Words of the printed forms: Chinese templates, whatever the window's language."""

from carloan_desk.domain.offer import ExtraKind
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


def extra_name(name: str) -> str:
    """Return what an extra is called on paper."""
    return EXTRAS[ExtraKind(name)] if name in frozenset(ExtraKind) else name
