"""Words for expected errors: what is wrong and what to do, by the error's code."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.ui import words


def wording(error: DomainError) -> str:
    """Return the message for an expected error."""
    return message(error.code, **error.params)


def message(code: str, **params: Any) -> str:
    """Return the message for a code; the code itself if it has none, which a test excludes."""
    template = _template(code)
    if template is None:
        return code
    return template.format_map({name: _shown(value) for name, value in params.items()})


def known(code: str) -> bool:
    """Whether a code has words."""
    return _template(code) is not None


# Refusals of the calculation core that no field of the window can bring about share one message.
_CALCULATION = frozenset(
    {
        "ledger",
        "money",
        "number",
        "rate",
        "rates",
        "rounding",
        "rules",
        "settlement",
        "subsidy",
        "tax",
        "terms",
        "workdays",
    }
)


def _template(code: str) -> str | None:
    templates = _templates()
    if code in templates:
        return templates[code]
    return templates["calculation"] if code.partition(".")[0] in _CALCULATION else None


def _shown(value: Any) -> str:
    match value:
        case Stage():
            return words.stage(value)
        case EventKind():
            return words.event(value)
        case DomainError():
            return wording(value)
        case list() | tuple() | set() | frozenset():
            return "、".join(str(each) for each in value)
        case _:
            return str(value)


def _templates() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "field.required": translate("messages", "Please fill this in."),
        "field.too_long": translate("messages", "This is too long."),
        "field.date": translate("messages", "No such day. Type 2026-03-15, 3-15 or 0315."),
        "field.choice": translate("messages", "Choose one of the values offered."),
        "field.card_tail": translate("messages", "The last four digits only."),
        "relation.nobody": translate("messages", "Choose a client, or give a name."),
        "relation.self": translate("messages", "Nobody is around themselves: choose somebody else."),
        "consent.future": translate("messages", "This day has not come yet."),
        "consent.dates": translate("messages", "The end is before the beginning."),
        "consent.recipient": translate("messages", "Name who may have the data: each recipient is asked for alone."),
        "vehicle.nothing": translate("messages", "Give the model, the plate or the VIN."),
        "opportunity.part": translate("messages", "From 0 to 90 %."),
        "sign.future": translate("messages", "This day has not come yet."),
        "sign.open": translate("messages", "It is noted already and not cleared up."),
        "sign.none": translate("messages", "It stands in the worksheet: answer it there."),
        "playbook.unknown": translate("messages", "Choose a plan."),
        "playbook.open": translate("messages", "This plan is under way already."),
        "playbook.step": translate("messages", "The plan has no such step any more."),
        "playbook.closed": translate("messages", "The plan is closed; undo opens it again."),
        "satisfaction.score": translate("messages", "From 1 to 5."),
        "satisfaction.future": translate("messages", "This day has not come yet."),
        "lunar.day": translate("messages", "No such day: a lunar month has at most 30."),
        "lunar.range": translate("messages", "Beyond the table of the lunar calendar (1900 to 2100)."),
        "care.day": translate("messages", "No month has this day."),
        "agenda.snooze_past": translate("messages", "A day after today."),
        "agenda.snooze_far": translate("messages", "At most a year from now."),
        "calendar.days": translate("messages", "From {low} to {high}."),
        "agenda.weight": translate("messages", "From {low} to {high}."),
        "source.every": translate("messages", "At least one day."),
        "source.circle": translate("messages", "It cannot belong to itself, or to what belongs to it."),
        "source.has_places": translate("messages", "Others belong to this place; move them first."),
        "source.visit_future": translate("messages", "This day has not come yet."),
        "campaign.dates": translate("messages", "The end is before the beginning."),
        "campaign.cost": translate("messages", "Not below zero."),
        "field.not_found": translate("messages", "Nothing of this name. Choose one of those offered."),
        "merge.too_few": translate("messages", "It takes two records to make one of them."),
        "merge.too_many": translate("messages", "At most {most} records at once."),
        "field.number": translate("messages", "A number, not negative."),
        "typed.amount": translate("messages", "Not an amount. Type 150000, 150,000 or 15万."),
        "typed.amount.places": translate("messages", "At most {places} decimals."),
        "typed.amount.range": translate("messages", "At most {largest}."),
        "typed.percent": translate("messages", "A percentage from 0 to 100, such as 3.99."),
        "typed.date": translate("messages", "No such day. Type 2026-03-15, 3-15 or 0315."),
        "typed.number": translate("messages", "A whole number from {low} to {high}."),
        "application.birth_date.differs_from_id": translate("messages", "Differs from the ID number."),
        "application.gender.differs_from_id": translate("messages", "Differs from the ID number."),
        "worksheet.card": translate("messages", "More is used than the limit of all cards."),
        "product.version_day": translate("messages", "The version before began on {on}; this one must begin later."),
        "product.word": translate("messages", "“{value}” is not known; one of: {allowed}."),
        "product.rate_doubtful": translate(
            "messages", "Column {column}: “{value}” is doubtful as a rate. Write it with %, such as 3.99%."
        ),
        "product.cell_empty": translate("messages", "Nothing stands under “{column}”."),
        "product.fee": translate(
            "messages", "“{value}” is not a fee. Write name|collector|amount|share of the loan; collector: {allowed}."
        ),
        "product.limits": translate("messages", "The most is less than the least."),
        "product.whole": translate("messages", "“{value}” is not a whole number."),
        "product.no_head": translate(
            "messages", "No table of products: a column each for lender, product and term is needed."
        ),
        "quote.unsolvable": translate("messages", "Nothing meets this amount with everything else as it is."),
        "bespoke.rows": translate("messages", "More instalments were typed than the term of {months} months has."),
        "bespoke.season": translate("messages", "Write months and weights as 2=0 12=2."),
        "application.nobody": translate("messages", "There is nobody of this role on the form."),
        "application.no_paper": translate("messages", "This version was not kept as a PDF."),
        "application.doubts": translate(
            "messages", "{count} things ask for a second look; tick that you have seen them."
        ),
        "application.mobile.same": translate("messages", "The same number as {role}."),
        "application.contact.own_number": translate("messages", "This is the applicant's own number."),
        "application.guarantor.spouse": translate("messages", "Spouses cannot guarantee for each other."),
        "application.guarantor.borrower": translate("messages", "A borrower cannot guarantee for the same loan."),
        "application.account.not_own": translate("messages", "Repayments come from the applicant's own account."),
        "application.monthly_income.above_statement": translate(
            "messages", "More than the statement shows ({average} a month): add proof or another statement."
        ),
        "application.plate.elsewhere": translate(
            "messages", "The plate is of {plate}, not of {city}: can the car be moved there?"
        ),
        "application.consent.missing": translate("messages", "Not signed yet: the lender needs it before it looks."),
        "application.loan_amount.differs": translate(
            "messages", "Price less down payment, with the extras in the loan, is another amount."
        ),
        "deal.event.not_allowed": translate("messages", "“{kind}” cannot be recorded while the deal is in “{stage}”."),
        "deal.event.future": translate("messages", "This day has not come yet."),
        "deal.event.before_last": translate("messages", "Before the last recorded step ({latest})."),
        "deal.event.reason": translate("messages", "Give the reason: it helps the next time."),
        "deal.event.amount": translate("messages", "Give the amount in yuan."),
        "deal.event.first_due": translate("messages", "The first instalment is due after the disbursement."),
        "plan.empty": translate("messages", "The plan pays nothing yet: add a part."),
        "plan.dates": translate("messages", "The end is before the beginning."),
        "plan.payout_day": translate("messages", "A day from 1 to 28."),
        "plan.rate.negative": translate("messages", "“{component}”: the rate is not a number from 0 up."),
        "plan.tiers.start": translate("messages", "“{component}”: the first step starts at 0."),
        "plan.tiers.end": translate("messages", "“{component}”: a step ends before it begins."),
        "plan.fraction": translate("messages", "“{component}”: a part of the pay is between 0 and 100 %."),
        "plan.target": translate("messages", "“{component}”: a target is above 0."),
        "plan.months": translate("messages", "“{component}”: the months must rise from 0."),
        "plan.limits": translate("messages", "“{component}”: the floor is above the cap."),
        "plan.tiers.order": translate("messages", "“{component}”: the steps must rise."),
        "plan.component.unknown": translate("messages", "This plan was made by a newer version of the program."),
        "application.incomplete": translate("messages", "{count} fields are still to be filled in."),
        "backup.damaged": translate("messages", "This backup is damaged; another one may be sound."),
        "bank_card.check_digit": translate("messages", "The check digit does not fit; look again."),
        "bank_card.empty": translate("messages", "Please fill this in."),
        "bank_card.format": translate("messages", "Digits only."),
        "bank_card.length": translate("messages", "A card number has {low} to {high} digits."),
        "bin.client_first": translate("messages", "Restore the deal's client first."),
        "bin.gone": translate("messages", "It is no longer in the bin."),
        "client.has_deals": translate("messages", "This client has deals; move them to the bin first."),
        "conduct.cadence": translate("messages", "At most {most} days from the due date."),
        "conduct.days": translate("messages", "Days about the due date, such as -3, 0, 1."),
        "conduct.every": translate("messages", "At least every day."),
        "conduct.hour": translate("messages", "A time such as 08:30."),
        "conduct.hours": translate("messages", "No hour is left between them."),
        "conduct.looser": translate("messages", "Looser than the shipped rule, which says {limit}."),
        "contact.future": translate("messages", "That is later than now. Was the clock changed?"),
        "contact.next_on": translate("messages", "A next step is for today or later."),
        "contact.person": translate("messages", "This person is no longer around the client."),
        "contact.promise_amount": translate("messages", "The promised amount must be above 0."),
        "contact.promise_day": translate("messages", "A promise needs its day."),
        "contact.reason": translate("messages", "This contact broke a rule: write down why, in a few words."),
        "contact.promise": translate("messages", "A promise is for the day of the contact or later."),
        "deal.down_payment": translate("messages", "The down payment must be below the price."),
        "deal.event.above_price": translate("messages", "More than the price of the car."),
        "deal.months": translate("messages", "Offered for {months} months only."),
        "deal.no_terms": translate("messages", "Choose product, term, price and down payment first."),
        "deal.product_kind": translate("messages", "This product is for the other kind of car."),
        "deal.share": translate("messages", "Above 0 and at most 100 %."),
        "deal.terms_fixed": translate("messages", "The terms are with the lender and no longer change."),
        "deal.unsaved": translate("messages", "The deal is not saved yet."),
        "document.reason": translate("messages", "Give the reason: it helps the next time."),
        "file.damaged": translate("messages", "This file was changed outside the program and is not shown."),
        "file.missing": translate("messages", "This file is no longer in the workspace; restore it from a backup."),
        "file.not_writable": translate(
            "messages",
            "The file could not be written: no room, no permission, or open elsewhere. Choose another place.",
        ),
        "history.conflict": translate("messages", "This was changed again since; undo the later change first."),
        "history.nothing_to_undo": translate("messages", "Nothing to undo."),
        "history.nothing_to_redo": translate("messages", "Nothing to redo."),
        "job.cancelled": translate("messages", "Stopped. Nothing was changed."),
        "mobile.empty": translate("messages", "Please fill this in."),
        "mobile.format": translate("messages", "A mobile number has eleven digits and begins with 13 to 19."),
        "contract.due": translate("messages", "Row {row}: not a day."),
        "contract.empty": translate("messages", "A schedule has at least one instalment."),
        "contract.negative": translate("messages", "Row {row}: an instalment is never below 0."),
        "contract.no_loan": translate("messages", "Nothing was disbursed yet."),
        "contract.order": translate("messages", "Row {row}: each due date comes after the one before ({before})."),
        "contract.principal": translate(
            "messages", "The principals add up to {sum}, the loan is {principal}: {difference} apart."
        ),
        "contract.no_head": translate("messages", "No table with due dates, principal and interest is found."),
        "contract.parts": translate(
            "messages", "Row {row}: the instalment {payment} is not the sum of its parts ({parts})."
        ),
        "contract.too_long": translate("messages", "At most {most} instalments."),
        "contract.unpaid": translate("messages", "The new instalments have to repay {principal}; they repay {sum}."),
        "contract.valid_from": translate("messages", "From {low} to {high}."),
        "payment.amount": translate("messages", "An amount above 0."),
        "payment.before_disbursement": translate("messages", "Before the disbursement on {on}."),
        "payment.beyond_balance": translate("messages", "More than what is left to pay ({left})."),
        "payment.after": translate("messages", "Something was paid later, on {on}."),
        "payment.closed": translate("messages", "The loan was settled on {on}."),
        "payment.future": translate("messages", "This day has not come yet."),
        "receipt.zero": translate("messages", "Row {row}: an amount of 0."),
        "receipt.day": translate("messages", "Row {row}: without a day."),
        "receipt.refused": translate("messages", "Row {row} cannot be recorded: {reason} Nothing was recorded."),
        "settlement.closed": translate("messages", "The loan was settled on {on}."),
        "payment.no_loan": translate("messages", "Nothing was disbursed yet."),
        "plan.overlap": translate(
            "messages", "Version {version} of “{name}” begins on {day}. A new version begins after it."
        ),
        "plate.empty": translate("messages", "Please fill this in."),
        "plate.format": translate("messages", "Not a number plate, such as 豫A12345 or 豫AD12345."),
        "plate.unknown": translate("messages", "An unusual plate; look again."),
        "print.font_missing": translate("messages", "A font of the program is missing ({name}); install it anew."),
        "print.glyph_missing": translate(
            "messages",
            "No font on this computer can print {chars}. Install one that can, or use the standard form: {instead}.",
        ),
        "product.dates": translate("messages", "The end is before the beginning."),
        "product.same_line": translate("messages", "Two lines for the same term and down payment."),
        "product.months": translate("messages", "Whole months from {low} to {high}, such as 12 24 36."),
        "client.no_columns": translate("messages", "Choose at least one column."),
        "client.nothing_to_change": translate("messages", "Fill in what is to be changed."),
        "client.some_have_deals": translate("messages", "{n} of them have deals; leave these out."),
        "table.cell.id_number": translate("messages", "Row {row}, column {column}: “{value}” is not an ID number."),
        "table.cell.mobile": translate("messages", "Row {row}, column {column}: “{value}” is not a mobile number."),
        "table.cell.more": translate(
            "messages", "Row {row}, column {column}: “{value}” says more than a number; kept in the note."
        ),
        "table.cell.plate": translate("messages", "Row {row}, column {column}: “{value}” is not a number plate."),
        "table.cell.word": translate("messages", "Row {row}, column {column}: “{value}” is unknown; kept in the note."),
        "table.column_twice": translate("messages", "Column {column} is chosen twice."),
        "table.row.name_too_long": translate("messages", "Row {row}: a name longer than {most} characters."),
        "table.row.no_name": translate("messages", "Row {row}: there is no name."),
        "client.too_many": translate("messages", "At most {most} clients at once; choose fewer."),
        "record.missing": translate("messages", "This record is no longer there."),
        "resident_id.birth_date": translate("messages", "The date of birth in it does not exist."),
        "resident_id.check_digit": translate("messages", "The last digit does not fit: a digit is wrong."),
        "resident_id.empty": translate("messages", "Please fill this in."),
        "resident_id.format": translate("messages", "An ID number has 18 digits; the last may be X."),
        "resident_id.old": translate("messages", "15-digit numbers are void since 2013; ask for the new card."),
        "resident_id.province": translate("messages", "Unknown region; look again."),
        "payroll.two_rows": translate("messages", "The titles take rows {first} to {last}."),
        "payroll.totals": translate("messages", "Totals, not counted as lines: row {rows}."),
        "payroll.twice": translate("messages", "Rows {rows} say the same."),
        "payroll.negative": translate("messages", "Taken back (below 0): row {rows}."),
        "payroll.others": translate("messages", "{count} rows of other managers are left out."),
        "payroll.managers": translate(
            "messages", "Rows of {count} managers. Enter your own name under “About me” to read yours alone."
        ),
        "form_place.range": translate("messages", "A length on the page, in millimetres."),
        "form_template.calibration": translate(
            "messages", "More than {most} mm off: look at the scale of the print, it has to be 100 %."
        ),
        "form_template.damaged": translate("messages", "This file is no shared form, or it is damaged."),
        "paper_set.none": translate("messages", "Tick at least one paper."),
        "checklist.age": translate("messages", "A number above 0, or leave it empty."),
        "attachment.none": translate("messages", "There are no files yet."),
        "scan.cannot_shrink": translate("messages", "It cannot be made that small and stay legible."),
        "scan.crop": translate("messages", "A picture can be cropped to a part of it; a PDF cannot."),
        "ocr.missing": translate(
            "messages",
            "Reading text in pictures is an extra that is not installed: {extra}. In the program's folder type "
            "“python3 packaging/dev.py extra ocr”; everything else works without it.",
        ),
        "scan.damaged": translate("messages", "“{name}” is damaged and cannot be read."),
        "scan.kind": translate("messages", "“{name}” is neither a picture nor a PDF."),
        "scan.merge": translate("messages", "Choose two files or more."),
        "scan.password": translate("messages", "“{name}” has a password. Save it without one first."),
        "scan.split": translate("messages", "Only a PDF of several pages can be split."),
        "scan.too_large": translate("messages", "“{name}” is larger than {most} MB. Scan it with fewer dots an inch."),
        "scan.too_many_pages": translate("messages", "“{name}” has more than {most} pages."),
        "scan.too_many_pixels": translate("messages", "“{name}” has too many pixels. Scan it with fewer dots an inch."),
        "scan.unreadable": translate("messages", "“{name}” cannot be opened."),
        "statement.not_over": translate("messages", "{period} is not over yet."),
        "statement.order": translate("messages", "Seal {first} first."),
        "statement.sealed": translate("messages", "{period} is sealed already."),
        "table.cell.amount": translate("messages", "Row {row}, column {column}: “{value}” is not an amount."),
        "table.cell.damaged": translate(
            "messages",
            "Row {row}, column {column}: the spreadsheet turned this number into {value} and lost its last digits. "
            "Format the column as text and enter it again.",
        ),
        "table.cell.date": translate("messages", "Row {row}, column {column}: “{value}” is not a day with its year."),
        "table.cell.period": translate("messages", "Row {row}, column {column}: “{value}” is not a month."),
        "table.cell.rate": translate("messages", "Row {row}, column {column}: “{value}” is not a rate."),
        "table.cell.too_long": translate(
            "messages", "Row {row}, column {column}: too long for a cell of a spreadsheet."
        ),
        "table.damaged": translate("messages", "This file is damaged. Open it in a spreadsheet and save it anew."),
        "table.empty": translate("messages", "Nothing stands in it."),
        "table.encoding": translate("messages", "The characters of this file cannot be read. Save it as xlsx."),
        "table.kind": translate("messages", "Not a table. Choose an xlsx, xls, ods or csv file."),
        "table.no_column": translate("messages", "No column is chosen for this."),
        "table.password": translate("messages", "This file has a password. Save it without one first."),
        "table.too_large": translate(
            "messages", "Too large: at most {rows} rows and {columns} columns. Look for a stray cell far away."
        ),
        "table.unreadable": translate("messages", "The file cannot be opened."),
        "figures.own": translate("messages", "“{line}” is not a name and a number."),
        "task.same": translate("messages", "There is a task of this name already."),
        "target.value": translate("messages", "A target above 0."),
        "terms.balloon.above_principal": translate("messages", "The balloon is above the loan."),
        "terms.months.range": translate("messages", "{low} to {high} months."),
        "uscc.check_digit": translate("messages", "The check digit does not fit; look again."),
        "uscc.empty": translate("messages", "Please fill this in."),
        "uscc.format": translate("messages", "18 digits and capital letters."),
        "vault.damaged": translate(
            "messages", "The key file of this workspace is damaged. Put vault.json back from a backup."
        ),
        "vault.exists": translate("messages", "There is a workspace in this folder already."),
        "vault.keychain_missing": translate("messages", "The keychain no longer holds the key. Use the passcode."),
        "vault.last_way_in": translate("messages", "This is the last way in; set a passcode first."),
        "vault.missing": translate("messages", "There is no workspace in this folder."),
        "vault.no_keychain": translate("messages", "This computer has no keychain that can be used."),
        "vault.no_passcode": translate("messages", "This workspace has no passcode. Use the recovery key."),
        "vault.passcode_short": translate("messages", "At least {minimum} characters."),
        "vault.recovery_length": translate("messages", "The key has {expected} characters; {found} were typed."),
        "vault.recovery_typo": translate("messages", "A typing error in group {group}."),
        "vault.wait": translate("messages", "Wait {wait_seconds} seconds before the next attempt."),
        "vault.wrong_passcode": translate(
            "messages", "Not this passcode. Next attempt in {wait_seconds} seconds. Nothing is lost."
        ),
        "vault.wrong_passcode.at_once": translate("messages", "Not this passcode. Nothing is lost."),
        "vault.wrong_recovery": translate("messages", "This key belongs to another workspace."),
        "vin.empty": translate("messages", "Please fill this in."),
        "vin.format": translate("messages", "A VIN has 17 characters, without I, O and Q."),
        "vin.check_digit": translate("messages", "The check digit does not fit; look again."),
        "vin.check_digit_import": translate(
            "messages", "The check digit does not fit; with imports it may not have to."
        ),
        "workspace.busy": translate("messages", "The workspace is busy; try again in a moment."),
        "workspace.damaged": translate("messages", "The database is damaged."),
        "workspace.disk_full": translate("messages", "The disk is full. Make room; nothing was half-written."),
        "workspace.locked": translate("messages", "This workspace is open in another window."),
        "workspace.newer": translate(
            "messages", "A newer version of the program wrote this workspace. Install it here."
        ),
        "workspace.not_writable": translate("messages", "The folder of the workspace cannot be written."),
        "workspace.wrong_key": translate("messages", "This key does not fit this workspace."),
        "calculation": translate("messages", "With these figures nothing can be calculated."),
    }
