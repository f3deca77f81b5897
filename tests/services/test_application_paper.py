"""The form on paper says what was answered, person by person, in the order of the roles."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.papers import Application
from carloan_desk.services import application_paper
from tests.domain.test_application_checks import ALL
from tests.printing.conftest import Paper, squeeze

ON = date(2026, 11, 23)
RARE = "欧阳䶮㛃𬱟"
FULL = ALL | {
    "name": RARE,
    "co_borrowers": "2",
    "co_borrower2_name": "周䶮",
    "address": "某省某市某区某某街道某某路 1999 号某某花园十八幢二单元 1203 室（东北角）" * 3,
    "loan_amount": "83900.50",
    "repayment_card_tail": "0128",
}


def paper(answers: dict[str, str]) -> Paper:
    return Paper(application_paper.render(12, Application(deal_id=12, version=2, answers=answers), ON))


def test_every_answer_can_be_read_on_the_form_in_its_order() -> None:
    text, at = paper(FULL).text, 0
    for title, rows in application_paper.printed_answers(FULL):
        at = text.index(squeeze(title), at)
        for key, label, value in rows:
            at = text.index(squeeze(label)[:4], at)
            said = squeeze(value)
            if shipped_form().fields[key].choices:
                continue  # all of them are printed, one is ticked
            assert said in text, (key, value)
    assert "捌万叁仟玖佰元伍角" in text
    assert application_paper.form_number(12, 2, ON) in text
    assert application_paper.content_hash(FULL)[:16] in text


def test_people_come_in_the_order_of_their_roles_and_all_sign() -> None:
    text = paper(FULL).text
    order = [
        "申请人",
        "配偶",
        "共同借款人一",
        "共同借款人二",
        "担保人一",
        "紧急联系人：联系人一",
        "紧急联系人：联系人二",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    signed = text[text.index("签署") :]
    assert application_paper.signers(FULL) == [
        f"申请人：{RARE}",
        "配偶：王敏",
        "共同借款人一：周明",
        "共同借款人二：周䶮",
        "担保人一：李国强",
    ]
    for signer in application_paper.signers(FULL):
        assert squeeze(signer) in signed
    assert signed.count("捺印") == 5
    assert "客户经理" in signed


@pytest.mark.parametrize(
    ("answers", "role"),
    [
        ({"spouse_role": "co_borrower"}, "配偶（共同借款人）：王敏"),
        ({"spouse_name": "很长的名字" * 9}, "配偶"),
        ({"marital_status": "single"}, None),
    ],
)
def test_who_signs_for_what(answers: dict[str, str], role: str | None) -> None:
    signers = application_paper.signers(ALL | answers)
    assert (role in signers) if role else not any(each.startswith("配偶") for each in signers)


def test_pages_are_of_a4_numbered_and_fonts_embedded() -> None:
    pdf = application_paper.render(12, Application(deal_id=12, answers=FULL), ON)
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    assert len(pages) >= 3
    for number, (page, text) in enumerate(zip(pages, Paper(pdf).pages, strict=True), start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"第{number}页共{len(pages)}页" in squeeze(text)
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FULL)), st.sampled_from(["", "x", RARE, "1" * 60, "0.001", "很长" * 90])))
def test_a_form_with_any_answers_prints(answers: dict[str, str]) -> None:
    form = Application(deal_id=1, answers=FULL | answers)
    assert application_paper.render(1, form, ON).startswith(b"%PDF")


def test_what_stands_alone_says_whose_it_is() -> None:
    labels = [application_paper.full_labels(field)["zh"] for field in shipped_form().fields.values()]
    assert len(set(labels)) == len(labels)
