"""Label maps for the tests of tools."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from segtool.core.operation import LabelMap

PICTURE = {".": 2, "#": 1, "+": 3, "?": 0}


def drawn(text: str) -> LabelMap:
    """A label map from lines of text: # pet, . background, + border, ? ignore."""
    rows = [[PICTURE[sign] for sign in line] for line in text.split()]
    return np.array(rows, dtype=np.uint8)


def label_maps(largest: int = 24) -> st.SearchStrategy[LabelMap]:
    """Any label map with values of the class table and ignore."""
    return arrays.arrays(
        np.uint8,
        st.tuples(st.integers(1, largest), st.integers(1, largest)),
        elements=st.sampled_from([0, 1, 2, 3]),
    )


POINTS = st.lists(
    st.tuples(st.floats(-30, 60, allow_nan=False), st.floats(-30, 60, allow_nan=False)),
    min_size=3,
    max_size=9,
)
