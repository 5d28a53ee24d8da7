"""All measurements in one run, each beside its peer: `python -m bench [PART…] [--xquad FILE]`."""

import argparse
from importlib import import_module
from pathlib import Path

PARTS = ("load", "search", "questions", "verify")
"""Each is a module of this folder with `report(options)`, which prints its tables."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--xquad", type=Path, help="xquad-es-dev.json, which is not in the project")
    parser.add_argument(
        "--passages",
        type=int,
        nargs="*",
        default=[1_000, 50_000],
        help="sizes of the simulated catalogues (500000 takes about 8 minutes)",
    )
    options = parser.parse_args()
    if unknown := sorted(set(options.parts) - set(PARTS)):
        parser.error(f"no such part: {', '.join(unknown)}")
    for part in options.parts or PARTS:
        import_module(f"bench.{part}").report(options)


if __name__ == "__main__":
    main()
