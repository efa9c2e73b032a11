"""What is wrong with a table, or looks wrong in it: one line each, with what to do."""

from bot.texts.fluent import Texts
from bot.texts.numbers import number
from scoring.reading.tables.table import TableRemark
from scoring.results.check import Remark


def table_remark_line(texts: Texts, remark: TableRemark) -> str:
    where = texts(
        "remark-place",
        sheet=remark.sheet,
        row=str(remark.row),
        column=remark.column or "no",
        whole="yes" if remark.row == 0 else "no",
    )
    names = ", ".join(remark.candidates)
    fault = texts(
        f"table-{remark.fault}",
        found=remark.found[:80],
        limit="" if remark.limit is None else number(remark.limit, texts.language),
        names=names,
    )
    if not names or remark.fault == "matched_by_likeness":
        return f"{where}: {fault}"
    return f"{where}: {fault} {texts('table-candidates', names=names)}"


def remark_line(texts: Texts, remark: Remark) -> str:
    kind = remark.rule if remark.kind == "impossible" else remark.kind
    return texts(
        f"remark-{kind}",
        municipality=remark.subject.name,
        indicators=", ".join(remark.indicators),
        rule=remark.rule,
        reported="–" if remark.reported is None else number(remark.reported, texts.language),
        expected="–" if remark.expected is None else number(remark.expected, texts.language),
    )
