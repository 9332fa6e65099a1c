from __future__ import annotations

from ui.reports.flow import Block, flow, height_of


def block(height: float, **others) -> Block:
    return Block(height, lambda _: None, **others)


def test_blocks_fill_a_page_and_go_on():
    pages = flow([block(40)] * 5, 100)
    assert [[top for top, _ in page] for page in pages] == [[0, 40], [0, 40], [0]]
    assert height_of(pages[0]) == 80


def test_a_heading_is_never_the_last_on_its_page():
    head, row = block(20, keeps=True), block(40)
    pages = flow([row, row, head, row], 110)
    assert [len(page) for page in pages] == [2, 2]


def test_what_goes_on_has_its_heads_again():
    head = block(10)
    pages = flow([head, *[block(40, heads=(head,))] * 3], 100)
    assert [len(page) for page in pages] == [3, 2]
    assert pages[1][0][1] is head
    assert pages[1][1][0] == 10


def test_a_block_may_begin_a_page_and_may_be_too_high():
    pages = flow([block(10), block(10, begins=True), block(500), block(10)], 100)
    assert [len(page) for page in pages] == [1, 1, 1, 1]


def test_nothing_is_one_empty_page():
    assert flow([], 100) == [[]]
