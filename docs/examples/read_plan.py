#!/usr/bin/env python3
"""Prints the planned points of a Mesomap plan: their places in mm, depths and volumes.

    python3 read_plan.py PLAN.mesomap.json

Needs Python 3.7 and nothing else. docs/plan-format.md says what every member means.
"""
import json
import sys


def main(path):
    with open(path, encoding="utf-8") as file:
        plan = json.load(file)
    if plan.get("format") != "mesomap-plan" or plan.get("version") != 1:
        sys.exit(f"{path}: not a Mesomap plan of version 1")
    if plan["units"]["length"] != "mm":
        sys.exit(f"{path}: lengths are not in mm")

    # +x is the client's left, +y up, +z forward; members that this program does not know it skips.
    areas = {region["id"]: region for region in plan["regions"]}
    print(f"{'area':<28} {'no':>4} {'x':>9} {'y':>9} {'z':>9} {'depth':>7} {'mL':>7}  state")
    for site in plan["sites"]:
        name = areas[site["region"]]["name"]
        x, y, z = site["position"]
        volume = f"{site['volumeMl']:.4f}" if "volumeMl" in site else "not set"
        print(f"{name:<28} {site['order']:>4} {x:>9.3f} {y:>9.3f} {z:>9.3f}"
              f" {site['depthMm']:>7.3f} {volume:>7}  {site['state']}")
    total = plan["totals"]
    print(f"{total['sites']} points, {total['volumeMl']:.4f} mL, {total['basis']}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
