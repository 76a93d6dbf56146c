"""The command `mixproof`: reads the command line, runs one command, turns errors into one line."""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from reports.errors import UsageError, unknown

EXIT_OK, EXIT_DIFFERS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130
_Maker = Callable[[str, str], argparse.ArgumentParser]
COMMANDS = ("list", "show", "verify", "measure", "fetch", "report", "diagnose", "doctor")
PROCESSES = "processes; default: one a CPU, four at most"
CHUNKS = "chunks trained at once on the CPU; default: one a CPU, four at most"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: arguments without the program's name; those of the process where None.

    Returns:
        0 all as expected, 1 some claims differ from their expectation, 2 wrong usage or an error.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        kept = "; finished work is kept" if arguments[:1] in (["measure"], ["fetch"]) else ""
        print(f"mixproof: interrupted{kept}", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe went away: nothing left to say, and nothing to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        print(f"mixproof: error: {_one_line(error)}", file=sys.stderr)
        return EXIT_USAGE
    return code


def _run(arguments: list[str]) -> int:
    parser, parsers = _parser()
    named = next((a for a in arguments if not a.startswith("-")), None)
    if named is not None and named not in COMMANDS:
        raise unknown("command", named, COMMANDS, "`mixproof --help` shows all")
    if named is None:
        _refuse_no_command([a for a in arguments if a != "--debug"], parser)
    try:
        options, rest = parser.parse_known_args(arguments)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or EXIT_OK)
    if rest:
        raise _unrecognised(rest[0], parsers[options.command])
    from reports import commands

    return getattr(commands, f"run_{options.command}")(options)


def _one_line(error: Exception) -> str:
    from theory.catalogue import MalformedClaimError, UnknownClaimError

    text = " ".join(str(error).split())
    if isinstance(error, UsageError | UnknownClaimError | MalformedClaimError | ValueError):
        return text
    return f"{type(error).__name__}: {text}; --debug shows where"


def _refuse_no_command(options: list[str], parser: argparse.ArgumentParser) -> None:
    """Without a command only --help and --version mean something."""
    if not options:
        raise UsageError(f"no COMMAND given; one of {', '.join(COMMANDS)}; `mixproof --help` shows what they do")
    if not any(known.startswith(options[0]) for known in ("-h", "--help", "--version")):
        raise _unrecognised(options[0], parser)


def _unrecognised(argument: str, parser: argparse.ArgumentParser) -> UsageError:
    """Error for an argument too many, or an option that the command does not have, with the nearest ones."""
    known = dict.fromkeys(re.findall(r"(?<!\w)--?[a-z][a-z-]*", parser.format_usage())) if argument[:1] == "-" else ()
    return unknown("argument", argument, known, f"`{parser.prog} --help` shows the options")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; `{self.prog} --help` shows the options")


def _parser() -> tuple[_Parser, dict[str, argparse.ArgumentParser]]:
    """The parser of the whole command line, and those of the commands."""
    parser = _Parser(prog="mixproof", description="Verify two papers on Mixup training, claim by claim.")
    parser.add_argument("--version", action="version", version=_version())
    parser.add_argument("--debug", action="store_true", default=False, help="show the traceback of an error")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    shared = _Parser(add_help=False)
    shared.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)

    parsers: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, told: str) -> argparse.ArgumentParser:
        about = f"{told[0].upper()}{told[1:]}."
        parsers[name] = commands.add_parser(name, help=told, description=about, parents=[shared])
        return parsers[name]

    _catalogue_options(command)
    _verify_options(command("verify", "judge claims and compare the verdicts with what is expected"))
    _measure_options(command("measure", "run experiments and keep their records; finished work is never repeated"))
    fetch = command("fetch", "download data sets, check them, and keep them in the cache")
    fetch.add_argument("ids", metavar="ID", nargs="*", help="OpenML ids, or mnist; default: all OpenML sets not here")
    report = command("report", "write the report: index.html, ledger.json, report.md and figures")
    report.add_argument("--out", metavar="DIR", type=Path, default=Path("report"), help="default: ./report")
    report.add_argument("-j", dest="jobs", metavar="N", type=_positive, default=default_jobs(), help=PROCESSES)
    _diagnose_options(command("diagnose", "say whether Mixup hurts on a CSV file, and whether GenLabel helps"))
    command("doctor", "show versions, device, data found, and what cannot run here and why")
    return parser, parsers


def _catalogue_options(command: _Maker) -> None:
    listing = command("list", "list every row of both papers with its claims")
    listing.add_argument("--paper", metavar="KEY", help="one paper only")
    listing.add_argument("--verdict", metavar="V", help="one verdict only; judges all claims first if need be")
    listing.add_argument("--json", action="store_true", help="as JSON")
    show = command("show", "show one claim: statement, verdict, matrix of checks")
    show.add_argument("claim", metavar="CLAIM", help="an id, a number such as theorem-2.7, or a claim file's path")
    show.add_argument("--json", action="store_true", help="as JSON")


def _verify_options(verify: argparse.ArgumentParser) -> None:
    verify.epilog = "Exit code 0: every verdict is the expected one; 1: some differ; 2: wrong usage or an error."
    verify.add_argument("claims", metavar="CLAIM", nargs="*", help="ids, numbers or claim files; default: all")
    verify.add_argument("--slow", action="store_true", help="run the slow checks too")
    verify.add_argument("--brief", action="store_true", help="give a claim up at its first surprise")
    verify.add_argument("-j", dest="jobs", metavar="N", type=_positive, default=default_jobs(), help=PROCESSES)
    verify.add_argument("--json", metavar="FILE", type=Path, help="write the ledger to this file")
    verify.add_argument("--report", metavar="DIR", type=Path, help="write the report to this folder too")


def _measure_options(measure: argparse.ArgumentParser) -> None:
    measure.add_argument("experiments", metavar="EXPERIMENT", nargs="*", help="names; default: all")
    measure.add_argument("--preset", choices=("quick", "paper"), default="quick", help="default: quick")
    measure.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help="default: auto")
    measure.add_argument("--seeds", metavar="N", type=_positive, help="networks per setting; default: the preset's")
    measure.add_argument("-j", dest="jobs", metavar="N", type=_positive, default=default_jobs(), help=CHUNKS)
    measure.add_argument("--fresh", action="store_true", help="discard finished rows and start over")
    measure.add_argument("--missing", action="store_true", help="only experiments that have no current record at all")
    measure.add_argument("--data-dir", metavar="DIR", type=Path, help="where data sets are looked for first")


def _diagnose_options(diagnose: argparse.ArgumentParser) -> None:
    diagnose.add_argument("file", metavar="FILE.csv", type=Path, help="a header and rows; comma, semicolon, tab or bar")
    diagnose.add_argument("--target", metavar="COLUMN", required=True, help="the column of the classes")
    diagnose.add_argument("--out", metavar="DIR", type=Path, help="write diagnosis.html and diagnosis.json there")
    diagnose.add_argument("--json", action="store_true", help="as JSON")
    diagnose.add_argument("--alpha", type=float, default=1.0, help="of the mixing weights, default: 1")
    diagnose.add_argument("--scale", action="store_true", help="standardise features; the papers do not")
    diagnose.add_argument("--seed", type=int, default=0, help="default: 0")


def default_jobs() -> int:
    """Processes for verification, threads for training: the CPUs that this process may use, four at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, 4)


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of at least 1")
    return number


def _version() -> str:
    from reports.judging import suite_version

    return f"mixproof {suite_version()}"


if __name__ == "__main__":
    sys.exit(main())
