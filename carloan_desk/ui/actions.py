"""Words for what was done, from the codes that the history keeps."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.deal import EventKind
from carloan_desk.ui import words
from carloan_desk.ui.shown import Shown


def done(kind: str, action: str, params: Mapping[str, Any], shown: Shown) -> str:
    """Return what an action did, as a sentence for the notice and the history.

    Args:
        kind: ``"do"``, ``"fixed"``, ``"undo"`` or ``"redo"``.
        action: Code of the action; of the one undone or redone.
        params: What the history keeps of it.
        shown: Masks names if it must.
    """
    tr = QCoreApplication.translate
    match kind:
        case "undo":
            return tr("actions", "Undone: {what}").format(what=done("do", action, params, shown))
        case "redo":
            return tr("actions", "Done again: {what}").format(what=done("do", action, params, shown))
    match action:
        case "client.add":
            return tr("actions", "Client {name} added").format(name=shown.name(str(params["name"])))
        case "deal.record":
            return words.event(EventKind(params["kind"]))
    texts = {
        "client.edit": tr("actions", "Client changed"),
        "client.delete": tr("actions", "Client moved to the bin"),
        "deal.add": tr("actions", "Deal opened"),
        "deal.edit": tr("actions", "Deal changed"),
        "deal.delete": tr("actions", "Deal moved to the bin"),
        "deal.choose_product": tr("actions", "Product chosen"),
        "product.add": tr("actions", "Product added"),
        "product.end": tr("actions", "Product ended"),
        "document.state": tr("actions", "Checklist changed"),
        "document.issue": tr("actions", "Document kept with the deal"),
        "application.fill": tr("actions", "Form saved"),
        "contact.add": tr("actions", "Contact recorded"),
        "payment.add": tr("actions", "Repayment recorded"),
        "payment.delete": tr("actions", "Repayment taken out"),
        "plan.add": tr("actions", "Commission plan entered"),
        "target.set": tr("actions", "Target set"),
        "payout.add": tr("actions", "Payout recorded"),
        "demo.fill": tr("actions", "Demo workspace made"),
        "settings.set": tr("actions", "Settings saved"),
    }
    return texts.get(action, action)
