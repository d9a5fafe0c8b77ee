"""The one specification of the tables, and everything that is made from it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from measure.indicator import Direction, Kind, Modality
from normalize.bodies import MatchedBy, Role
from normalize.people import PairedBy
from normalize.status_parts import Stage
from publish.arrow import ARROW_TYPES
from publish.column import Column, Table, Type
from publish.contract import BULLETIN_TABLES, CONTRACT
from publish.datapackage import datapackage
from publish.dictionary import dictionary
from publish.schema import arrow_schema
from publish.values import rule_of

ROOT = Path(__file__).parents[1]

#: What analysts were promised; more columns may be added, these may not change.
PROMISED = {
    "bulletins": """
        bulletin_id:string issuer:string title:string issue_no:int32 issued_on:date32
        period_text:string period_start:date32 period_end:date32 doc_refs:list<string>
        source:string source_sha256:string media_type:string reader:string pages:int32
        items:int32 tasks:int32 indicators:int32 checks_failed:int32
        year:int32 issuer_text:string prose:string encoding:string
    """,
    "tasks": """
        bulletin_id:string task_id:string item_no:int32 sub_no:int32 section:string
        task:string units:list<string> unit_text:string persons:list<string>
        person_text:string progress:string problem:string next_step:string
        deadline_text:string deadline:date32 status:string status_text:string
        status_stage:string status_pace:int8 status_rank:int8 status_scheme:string
        other:map<string,string> page:int32 source_start:int64 source_end:int64
        boxes:list<struct<page:int32,x0:double,top:double,x1:double,bottom:double>>
        ledger:int32 ledger_title:string place:string
    """,
    "responsibilities": """
        bulletin_id:string task_id:string unit:string unit_text:string role:string
        person:string person_note:string matched_by:string score:float paired_by:string
    """,
    "indicators": """
        bulletin_id:string task_id:string field:string start:int32 end:int32 text:string
        value:double value_max:double unit:string base_value:double base_unit:string
        kind:string metric:string subject:string direction:string compare:string
        modality:string approx:string rank_of:int32 period_text:string
        period_start:date32 period_end:date32 part_of:int32
        source_start:int64 source_end:int64
        boxes:list<struct<page:int32,x0:double,top:double,x1:double,bottom:double>>
        rule:string indicator_id:string place:string
    """,
    "statements": """
        bulletin_id:string claim:string status:string value:double unit:string
        names:list<string> text:string start:int32 end:int32
    """,
    "checks": """
        bulletin_id:string task_id:string check:string outcome:string stated:double
        computed:double expression:string message:string
        spans:list<struct<task_id:string,field:string,start:int32,end:int32>>
    """,
    "failures": """
        source:string source_sha256:string stage:string error:string message:string
    """,
}

COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}")
    for table in CONTRACT.values()
    for column in (*table.columns, *table.partitions)
]
WITH_WORDS = {
    "tasks.status_stage": Stage,
    "responsibilities.role": Role,
    "responsibilities.matched_by": MatchedBy,
    "responsibilities.paired_by": PairedBy,
    "indicators.kind": Kind,
    "indicators.direction": Direction,
    "indicators.modality": Modality,
}


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_are_there_with_their_types(name: str) -> None:
    table = CONTRACT[name]
    found = {c.name: c.type for c in (*table.columns, *table.partitions)}
    promised = dict(word.split(":", 1) for word in PROMISED[name].split())
    types = {column: found[column].replace(" ", "") for column in promised}
    assert types == promised


def test_there_are_seven_tables_of_which_six_are_partitioned() -> None:
    assert list(CONTRACT) == list(PROMISED)
    for name, table in CONTRACT.items():
        partitions = [column.name for column in table.partitions]
        assert partitions == (["issuer", "year"] if name in BULLETIN_TABLES else [])
        assert not {c.name for c in table.columns} & {"issuer", "year"}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_says_what_it_is(table: Table, column: Column) -> None:
    assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
    assert re.search("[一-鿿]", column.label_zh)
    assert column.description == column.description.strip() != ""
    assert "\n" not in column.description
    assert "|" not in column.description + column.example + column.label_zh
    if column.values:
        assert column.type is Type.STRING
        assert column.example in column.values


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_example_is_a_value_of_its_column(table: Table, column: Column) -> None:
    assert rule_of(column)(_value(column)) is None


@pytest.mark.parametrize("name", CONTRACT)
def test_labels_are_not_used_twice_in_a_table(name: str) -> None:
    labels = [c.label_zh for c in (*CONTRACT[name].columns, *CONTRACT[name].partitions)]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("name", CONTRACT)
def test_keys_name_columns_that_are_there(name: str) -> None:
    table = CONTRACT[name]
    columns = {column.name: column for column in table.columns}
    assert all(not columns[key].nullable for key in table.key)
    for key in table.foreign_keys:
        assert set(key.columns) <= set(columns)
        assert key.columns == CONTRACT[key.table].key


@pytest.mark.parametrize("place", WITH_WORDS)
def test_closed_sets_are_those_that_the_code_branches_on(place: str) -> None:
    name, _, column = place.partition(".")
    (found,) = (c for c in CONTRACT[name].columns if c.name == column)
    assert found.values == tuple(WITH_WORDS[place])


@pytest.mark.parametrize("name", CONTRACT)
def test_schemas_carry_label_description_and_unit(name: str) -> None:
    schema = arrow_schema(name)
    for column, field in zip(CONTRACT[name].columns, schema, strict=True):
        metadata = {key.decode(): text.decode() for key, text in field.metadata.items()}
        assert metadata.pop("unit", None) == column.unit
        assert metadata == {
            "label": column.label_zh,
            "description": column.description,
        }
        assert (field.name, field.nullable) == (column.name, column.nullable)
        assert field.type == ARROW_TYPES[column.type]


@pytest.mark.parametrize("kind", Type)
def test_types_are_named_as_arrow_names_them(kind: Type) -> None:
    named = str(ARROW_TYPES[kind]).replace("element: ", "").replace("item: ", "")
    assert re.sub(r"\[day\]", "", named) == kind


def test_the_committed_dictionary_is_the_contract_s() -> None:
    committed = (ROOT / "DICTIONARY.md").read_text("utf-8")
    assert committed == dictionary(), "python -m publish > DICTIONARY.md"


def test_the_data_package_is_one_by_frictionless_rules() -> None:
    package = json.loads(datapackage())
    assert re.fullmatch("[a-z0-9._-]+", package["name"])
    assert [resource["name"] for resource in package["resources"]] == list(CONTRACT)
    for resource in package["resources"]:
        _check_resource(resource)


def _check_resource(resource: dict[str, Any]) -> None:
    table = CONTRACT[resource["name"]]
    assert resource["path"] == table.name
    assert resource["format"] == "parquet"
    schema = resource["schema"]
    names = [field["name"] for field in schema["fields"]]
    assert names == [c.name for c in (*table.columns, *table.partitions)]
    kinds = {"string", "integer", "number", "date", "array", "object"}
    constraints = {"required", "enum", "minimum", "maximum"}
    for field in schema["fields"]:
        assert field["type"] in kinds
        assert field["title"]
        assert field["description"]
        assert set(field.get("constraints", {})) <= constraints
    assert set(schema.get("primaryKey", [])) <= set(names)
    for key in schema.get("foreignKeys", []):
        assert set(key["fields"]) <= set(names)
        assert key["reference"]["resource"] in CONTRACT
        assert len(key["reference"]["fields"]) == len(key["fields"])


def _value(column: Column) -> object:
    match column.type:
        case Type.STRING:
            return column.example
        case Type.DATE:
            return date.fromisoformat(column.example)
        case _:
            return json.loads(column.example)
