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
    translate = QCoreApplication.translate
    match kind:
        case "undo":
            return translate("actions", "Undone: {what}").format(what=done("do", action, params, shown))
        case "redo":
            return translate("actions", "Done again: {what}").format(what=done("do", action, params, shown))
    match action:
        case "client.add":
            return translate("actions", "Client {name} added").format(name=shown.name(str(params["name"])))
        case "client.import":
            return translate("actions", "{n} clients imported").format(n=f"{int(params['n']):,}")
        case "deal.record":
            return words.event(EventKind(params["kind"]))
    texts = {
        "client.edit": translate("actions", "Client changed"),
        "client.delete_many": translate("actions", "Several clients moved to the bin"),
        "client.export": translate("actions", "Clients exported"),
        "client.edit_many": translate("actions", "Several clients changed"),
        "client.tags": translate("actions", "Tags changed"),
        "relation.keep": translate("actions", "Person around the client noted"),
        "relation.drop": translate("actions", "Person around the client taken out"),
        "consent.give": translate("actions", "Consent noted"),
        "consent.withdraw": translate("actions", "Consent withdrawn"),
        "vehicle.keep": translate("actions", "Car of the client noted"),
        "vehicle.drop": translate("actions", "Car of the client moved to the bin"),
        "care.keep": translate("actions", "Day of care noted"),
        "care.drop": translate("actions", "Day of care taken out"),
        "satisfaction.note": translate("actions", "Satisfaction noted"),
        "source.keep": translate("actions", "Place saved"),
        "source.drop": translate("actions", "Place moved to the bin"),
        "source.person": translate("actions", "Person at a place saved"),
        "source.person_drop": translate("actions", "Person at a place moved to the bin"),
        "source.visit": translate("actions", "Visit noted"),
        "campaign.keep": translate("actions", "Campaign saved"),
        "campaign.drop": translate("actions", "Campaign moved to the bin"),
        "client.merge": translate("actions", "Records of one client put together"),
        "smart_list.keep": translate("actions", "List kept"),
        "smart_list.drop": translate("actions", "Kept list removed"),
        "client.delete": translate("actions", "Client moved to the bin"),
        "deal.add": translate("actions", "Deal opened"),
        "deal.edit": translate("actions", "Deal changed"),
        "deal.delete": translate("actions", "Deal moved to the bin"),
        "deal.choose_product": translate("actions", "Product chosen"),
        "product.add": translate("actions", "Product added"),
        "product.end": translate("actions", "Product ended"),
        "product.version": translate("actions", "Next version of a product added"),
        "product.edit": translate("actions", "Product put right"),
        "product.import": translate("actions", "Products taken in from a spreadsheet"),
        "worksheet.edit": translate("actions", "Worksheet changed"),
        "rule.set": translate("actions", "Rule of one's own set"),
        "deal.apply_change": translate("actions", "Terms changed so that the product fits"),
        "deal.agree": translate("actions", "Terms of the deal agreed"),
        "deal.reasons": translate("actions", "List of reasons changed"),
        "quote.keep": translate("actions", "Quote kept as given"),
        "checklist.rule": translate("actions", "Rule of a paper changed"),
        "document.remind": translate("actions", "Asked for papers"),
        "document.state": translate("actions", "Checklist changed"),
        "document.issue": translate("actions", "Document kept with the deal"),
        "form_template.add": translate("actions", "Form imported"),
        "form_template.calibrate": translate("actions", "Printer calibrated"),
        "form_template.delete": translate("actions", "Form moved to the bin"),
        "form_template.rename": translate("actions", "Form renamed"),
        "form_template.places": translate("actions", "Places of a form changed"),
        "attachment.add": translate("actions", "Files added"),
        "attachment.edit": translate("actions", "File changed"),
        "attachment.file": translate("actions", "File put to a paper"),
        "attachment.merge": translate("actions", "Files made one"),
        "attachment.order": translate("actions", "Files put in order"),
        "attachment.package": translate("actions", "Package written"),
        "attachment.remove": translate("actions", "Files removed"),
        "attachment.rename": translate("actions", "File renamed"),
        "attachment.split": translate("actions", "File split"),
        "application.fill": translate("actions", "Form saved"),
        "application.swap": translate("actions", "Roles on the form swapped"),
        "application.take_out": translate("actions", "Somebody taken off the form"),
        "contact.add": translate("actions", "Contact recorded"),
        "payment.add": translate("actions", "Repayment recorded"),
        "table.columns": translate("actions", "Columns of a table from outside chosen"),
        "payment.import": translate("actions", "Repayments of a list recorded"),
        "schedule.set": translate("actions", "Schedule of the contract kept"),
        "schedule.drop": translate("actions", "Kept schedule taken away"),
        "loan.settle": translate("actions", "Loan settled"),
        "payment.delete": translate("actions", "Repayment taken out"),
        "sign.note": translate("actions", "Sign noted"),
        "sign.clear": translate("actions", "Sign cleared up"),
        "playbook.start": translate("actions", "Emergency plan opened"),
        "playbook.tick": translate("actions", "Step of an emergency plan ticked"),
        "playbook.note": translate("actions", "Note on an emergency plan"),
        "playbook.close": translate("actions", "Emergency plan closed"),
        "plan.add": translate("actions", "Commission plan entered"),
        "task.add": translate("actions", "Task added"),
        "task.done": translate("actions", "Task ticked"),
        "task.edit": translate("actions", "Task changed"),
        "task.remove": translate("actions", "Task taken back"),
        "calendar.export": translate("actions", "Calendar file written"),
        "today.snooze": translate("actions", "Put off"),
        "today.done": translate("actions", "Done"),
        "today.dismiss": translate("actions", "Dismissed"),
        "today.back": translate("actions", "Back on the list"),
        "today.order": translate("actions", "List sorted in another way"),
        "today.seen": translate("actions", "List of the day looked at"),
        "target.set": translate("actions", "Target set"),
        "payout.add": translate("actions", "Payout recorded"),
        "payroll.columns": translate("actions", "Columns of a payroll sheet chosen"),
        "statement.seal": translate("actions", "Statement of {period} sealed"),
        "figures.set": translate("actions", "Figures of {period} entered"),
        "pay.declared": translate("actions", "Contributions entered"),
        "pay.basics": translate("actions", "Own name, first day of work and first default entered"),
        "bin.restore": translate("actions", "Restored from the bin"),
        "forecast.note": translate("actions", "Forecast of the day kept"),
        "demo.fill": translate("actions", "Demo workspace made"),
        "settings.set": translate("actions", "Settings saved"),
    }
    return texts.get(action, action).format(period=params.get("period", ""))
