#!/usr/bin/env python3
"""validate_plans.py SCHEMA PLAN...: judges plans by the published schema, with python3-jsonschema.

An eye of its own beside the validator that Mesomap carries. Ends with 0 where the schema is valid
draft-07, every part of it has a description and every PLAN fits, else with 1 and what is wrong,
one thing a line.
"""
import json
import sys

import jsonschema


def undescribed(schema):
    """Members that do not say what they mean, neither themselves nor by the part they refer to."""
    missing = []

    def look(node, place):
        for name, member in node.get("properties", {}).items():
            if "description" not in member and "$ref" not in member:
                missing.append(f"{place}{name}")
            look(member, f"{place}{name}.")
        if isinstance(node.get("items"), dict):
            look(node["items"], place)

    look(schema, "")
    for name, part in schema.get("definitions", {}).items():
        if "description" not in part:
            missing.append(f"definitions.{name}")
        look(part, f"{name}.")
    return missing


def main(schema_path, plan_paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    problems = []
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        problems.append(f"{schema_path}: not valid draft-07: {error.message}")
    problems += [f"{schema_path}: {name} has no description" for name in undescribed(schema)]
    validator = jsonschema.Draft7Validator(schema)
    for path in plan_paths:
        with open(path, encoding="utf-8") as file:
            plan = json.load(file)
        for error in validator.iter_errors(plan):
            place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.absolute_path)
            problems.append(f"{path}: {place.lstrip('.')}: {error.message[:200]}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
