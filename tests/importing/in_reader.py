"""What the tests let the reader process do; functions of a module, so that the process finds them."""

from __future__ import annotations

import os
import sys
import time


class Panic(BaseException):
    """What a reader in Rust raises is no Exception."""


def name(file):
    return file.name


def pid(file):
    return os.getpid()


def modules(file):
    return {each.partition(".")[0] for each in sys.modules}


def hang(file):
    time.sleep(60)


def abort(file):
    os.abort()


def panic(file):
    raise Panic("capacity overflow")


def exhaust(file):
    return len(bytearray(3 << 30))


def recurse(file):
    return recurse(file)


def fail(file):
    return {}["nothing"]
