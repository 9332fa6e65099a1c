"""What came of linked files: beside the journal, for it is nobody's choice."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from scorecard.recipes import LinkResult
from scorecard.store.schema import link_result


def read_results(connection: Connection) -> list[LinkResult]:
    """All results, by link and path."""
    rows = connection.execute(select(link_result).order_by(link_result.c.link_id, link_result.c.path))
    found = (LinkResult(**row) for row in rows.mappings())
    return [replace(each, looked_at=datetime.fromisoformat(str(each.looked_at))) for each in found]


def write_result(connection: Connection, result: LinkResult) -> None:
    """Put a result in the place of the last one of its file."""
    same = (link_result.c.link_id == result.link_id, link_result.c.path == result.path)
    connection.execute(delete(link_result).where(*same))
    connection.execute(insert(link_result), asdict(result) | {"looked_at": result.looked_at.isoformat()})
