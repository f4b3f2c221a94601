"""Lets schemathesis name what is there, where a body is to name something: loaded by its runs."""

import os

import schemathesis
from hypothesis import strategies as st

known = os.environ["SAMSYN_TEST_KNOWN_IDS"].split()
schemathesis.openapi.format("uuid", st.sampled_from(known) | st.uuids().map(str))
