"""Writes the old workbooks in ``data``; needs ``xlwt``, which nothing else here needs: ``python make_xls.py``."""

import datetime
from pathlib import Path

import xlwt

DATA = Path(__file__).with_name("data")


def payroll() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("三月")
    sheet.write_merge(0, 0, 0, 4, "2026年3月提成表")
    for column, title in enumerate(["合同编号", "客户姓名", "放款日期", "提成金额", "身份证号"]):
        sheet.write(2, column, title)
    day = xlwt.XFStyle()
    day.num_format_str = 'yyyy"年"m"月"d"日"'
    rows = [
        ("HT-2603-001", "王小明", datetime.date(2026, 3, 5), 1234.5, "990101199003070018"),
        ("HT-2603-002", "欧阳䶮", datetime.date(2026, 3, 31), -80.25, 990101199003070018),
    ]
    for row, values in enumerate(rows, start=3):
        for column, value in enumerate(values):
            if isinstance(value, datetime.date):
                sheet.write(row, column, value, day)
            else:
                sheet.write(row, column, value)
    sheet.write(5, 0, "合  计")
    sheet.write(5, 3, 1154.25)
    book.add_sheet("空")
    book.save(str(DATA / "payroll.xls"))


def far_corner() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, 1)
    sheet.write(65535, 255, 1)
    book.save(str(DATA / "far_corner.xls"))


if __name__ == "__main__":
    payroll()
    far_corner()
