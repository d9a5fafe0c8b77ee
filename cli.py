"""The command line: ``tongbao add``, ``show``, ``explain``, ``schema``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

#: Exit codes, as the help text documents them.
DONE, FAILED, USAGE = 0, 1, 2

EPILOG: Final = """\
exit codes / 退出码:
  0  done / 完成
  1  some input failed, or --strict and some check failed / 有文件读取失败，或 --strict 下有核对不符
  2  usage / 用法错误
"""


def build_parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    parser = argparse.ArgumentParser(
        prog="tongbao",
        description="督查通报转表格：读取通报，核对数字，写成 Parquet 表。",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="读取通报并写入表格")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE", help="通报文件")
    _tables(add)
    add.add_argument(
        "--vocabulary", type=Path, metavar="TOML", help="自己的词表，补充或覆盖内置词表"
    )
    add.add_argument("--strict", action="store_true", help="任何核对不符时退出码为 1")
    add.add_argument("--quiet", action="store_true", help="不显示摘要，只报错误")
    add.set_defaults(run=_add)
    check = commands.add_parser("check", help="核对通报：先列不符，再列存疑，不写表格")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="通报文件")
    check.add_argument(
        "--vocabulary", type=Path, metavar="TOML", help="自己的词表，补充或覆盖内置词表"
    )
    check.add_argument("--strict", action="store_true", help="任何核对不符时退出码为 1")
    check.add_argument("--all", action="store_true", help="相符的也逐条列出，附算式")
    check.set_defaults(run=_check)
    show = commands.add_parser("show", help="查看表格内容")
    show.add_argument(
        "bulletin", nargs="?", metavar="BULLETIN", help="通报编号；不给则列出全部通报"
    )
    show.add_argument(
        "what", nargs="?", default="tasks", choices=("tasks", "indicators", "checks"),
        help="看哪张表（默认 tasks）",
    )  # fmt: skip
    show.add_argument("--json", action="store_true", help="输出 JSON，一行一条")
    _tables(show)
    show.set_defaults(run=_show)
    explain = commands.add_parser(
        "explain", help="说明一个数值读自原文何处、由哪条规则读出"
    )
    explain.add_argument(
        "id", metavar="ID", help="指标编号，如 8.1:progress:21；可在前面加“通报编号/”"
    )
    _tables(explain)
    explain.set_defaults(run=_explain)
    schema = commands.add_parser("schema", help="显示各表各列的名称、类型和含义")
    schema.add_argument(
        "table", nargs="?", metavar="TABLE", help="表名；不给则显示全部"
    )
    schema.add_argument("--json", action="store_true", help="输出 datapackage.json")
    schema.set_defaults(run=_schema)
    return parser


def _tables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tables",
        type=Path,
        default=Path("tables"),
        metavar="DIR",
        help="表格所在文件夹（默认 tables/）",
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is returned, usage errors raise ``SystemExit``."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that has no Chinese gets escapes, as standard error does.
        sys.stdout.reconfigure(errors="backslashreplace")
    arguments = build_parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    # After the arguments: --help should not wait for what reads documents.
    from extract import UnreadableError
    from normalize.vocabulary import VocabularyError

    try:
        return run(arguments)
    except (UnreadableError, VocabularyError) as error:
        print(f"tongbao: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough: not an error of ours,
        # but the interpreter must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _add(arguments: argparse.Namespace) -> int:
    from display import Terminal, failure_lines, summary_lines
    from pipeline import Converted, add, load_tools

    tools = load_tools(arguments.vocabulary)
    results = add(arguments.files, arguments.tables, tools)
    failed = False
    for _, result in results:
        if isinstance(result, Converted):
            failed |= arguments.strict and result.has_fails
            if not arguments.quiet:
                shown = summary_lines(
                    result.bulletin,
                    result.checks,
                    result.records,
                    Terminal.of(sys.stdout),
                )
                print(*shown, sep="\n")
        else:
            failed = True
            print(
                *failure_lines(result, Terminal.of(sys.stderr)),
                sep="\n",
                file=sys.stderr,
            )
    if not arguments.quiet:
        read = sum(isinstance(result, Converted) for _, result in results)
        print(
            f"已写入 {arguments.tables}/：{read} 期通报，{len(results) - read} 个文件失败。"
        )
    return FAILED if failed else DONE


def _check(arguments: argparse.Namespace) -> int:
    from display import Terminal, check_lines, failure_lines
    from pipeline import Converted, convert_file, load_tools

    tools = load_tools(arguments.vocabulary)
    failed = False
    for path in arguments.files:
        result = convert_file(path, tools)
        if isinstance(result, Converted):
            failed |= arguments.strict and result.has_fails
            lines = check_lines(
                result.bulletin,
                result.checks,
                Terminal.of(sys.stdout),
                everything=arguments.all,
            )
            print(*lines, sep="\n")
        else:
            failed = True
            told = failure_lines(result, Terminal.of(sys.stderr))
            print(*told, sep="\n", file=sys.stderr)
    return FAILED if failed else DONE


def _show(arguments: argparse.Namespace) -> int:
    from display import Terminal, list_rows
    from publish import list_bulletins, read_bulletin

    if arguments.bulletin is None:
        name, rows = "bulletins", list_bulletins(arguments.tables)
    else:
        name = arguments.what
        records = read_bulletin(arguments.tables, arguments.bulletin)
        rows = [dict(row) for row in records.tables[name]]
        if name == "checks":
            order = {"fails": 0, "doubt": 1, "holds": 2}
            rows.sort(key=lambda row: order[str(row["outcome"])])
    for line in list_rows(name, rows, Terminal.of(sys.stdout), as_json=arguments.json):
        print(line)
    return DONE


def _explain(arguments: argparse.Namespace) -> int:
    from display import Terminal, explain
    from publish import list_bulletins, read_bulletin

    bulletin, slash, identifier = arguments.id.rpartition("/")
    wanted = (
        [bulletin]
        if slash
        else [str(row["bulletin_id"]) for row in list_bulletins(arguments.tables)]
    )
    found = False
    for name in wanted:
        records = read_bulletin(arguments.tables, name)
        try:
            lines = list(explain(records, identifier, Terminal.of(sys.stdout)))
        except KeyError:
            continue  # another bulletin may have it; none at all is reported below
        found = True
        print(*lines, sep="\n")
    if not found:
        print(f"tongbao: {arguments.tables}/ 中没有编号 {arguments.id}；"
              "用 tongbao show 编号 indicators 查看指标编号", file=sys.stderr)  # fmt: skip
    return DONE if found else FAILED


def _schema(arguments: argparse.Namespace) -> int:
    from display import Terminal, schema_lines
    from publish import CONTRACT
    from publish.datapackage import datapackage

    if arguments.json:
        print(datapackage(), end="")
        return DONE
    if arguments.table not in (None, *CONTRACT):
        tables = "、".join(CONTRACT)
        print(f"tongbao: 没有 {arguments.table} 这张表；有：{tables}", file=sys.stderr)
        return USAGE
    print(*schema_lines(arguments.table, Terminal.of(sys.stdout)), sep="\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
