"""The peers' ways to find the pairs, as their documentation sets them up.

Peers are given folded letters and the vendor's first word; only the names that are read by people
differ from what they get. What is not installed here is loaded by name, when its turn comes.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.names.reading.words import words_of
from matching.profiles import Profile

Scored = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]

ROWS_AT_ONCE = 1000
ROWS_OF_ALL_PAIRS = 4000
"""All pairs of more rows than this take too long: so many rows are compared with all."""
THREADS = 2


def cdist(profiles: Sequence[Profile]) -> Scored:
    """rapidfuzz, every name against every other."""
    process: Any = import_module("rapidfuzz.process")
    ratio: Any = import_module("rapidfuzz.fuzz").ratio
    names = _names(profiles)
    found = []
    for start in range(0, min(len(names), rows_compared(len(names))), ROWS_AT_ONCE):
        scores = process.cdist(
            names[start : start + ROWS_AT_ONCE], names[start:], scorer=ratio, score_cutoff=60,
            dtype=np.uint8, workers=THREADS,
        )  # fmt: skip
        left, right = np.nonzero(scores)
        later = right > left
        left, right = left[later], right[later]
        found.append((left + start, right + start, scores[left, right].astype(np.float64)))
    left, right, score = (np.concatenate(column) for column in zip(*found, strict=True))
    return left, right, score


def rows_compared(count: int) -> int:
    """Return how many rows are compared with all where every name meets every other."""
    return count if count <= 20_000 else ROWS_OF_ALL_PAIRS


def tfidf(profiles: Sequence[Profile]) -> Scored:
    """scikit-learn's TF-IDF of three letters, and the nearest ten by sparse_dot_topn."""
    text: Any = import_module("sklearn.feature_extraction.text")
    multiply: Any = import_module("sparse_dot_topn").sp_matmul_topn
    vectoriser = text.TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 3), dtype=np.float32, sublinear_tf=True
    )
    vectors = vectoriser.fit_transform(_names(profiles))
    near = multiply(vectors, vectors.T.tocsr(), top_n=10, threshold=0.5, n_threads=THREADS).tocoo()
    other = near.row != near.col
    return near.row[other], near.col[other], near.data[other].astype(np.float64)


def minhash(profiles: Sequence[Profile]) -> Scored:
    """MinHash LSH (datasketch) of three letters, 128 permutations."""
    sketch: Any = import_module("datasketch")
    sets = [_three_letters(name.replace(" ", "")) for name in _names(profiles)]
    hashes = sketch.MinHash.bulk([list(grams) for grams in sets], num_perm=128)
    near = sketch.MinHashLSH(threshold=0.4, num_perm=128)
    with near.insertion_session() as session:
        for place, one in enumerate(hashes):
            session.insert(place, one)
    return scored(
        (place, other, len(sets[place] & sets[other]) / len(sets[place] | sets[other]))
        for place, one in enumerate(hashes)
        for other in near.query(one)
        if other > place
    )


def splink(profiles: Sequence[Profile]) -> Scored:
    """Splink on DuckDB: Jaro-Winkler of names, exact vendors; trained without labels."""
    library: Any = import_module("splink")
    compare: Any = import_module("splink.comparison_library")
    duckdb: Any = import_module("splink.backends.duckdb").DuckDBAPI()
    block_on = library.block_on
    by_vendor = block_on("vendor", "substr(name,1,1)")
    settings = library.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.85, 0.8]),
            compare.ExactMatch("vendor"),
        ],
        blocking_rules_to_generate_predictions=[block_on("head"), block_on("tail"), by_vendor],
    )
    linker = library.Linker(duckdb.register(_table(profiles)), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name")], recall=0.3)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("head"))
    training.estimate_parameters_using_expectation_maximisation(block_on("vendor"))
    pairs = linker.inference.predict(threshold_match_probability=0.01).as_duckdbpyrelation()
    columns = pairs.select("unique_id_l, unique_id_r, match_probability").fetchnumpy()
    left, right, score = columns.values()
    return left.astype(np.int64), right.astype(np.int64), score


def _table(profiles: Sequence[Profile]) -> object:
    names = [name.replace(" ", "") for name in _names(profiles)]
    table: Any = import_module("pyarrow").table
    return table(
        {
            "unique_id": list(range(len(names))),
            "name": names,
            "head": [name[:4] for name in names],
            "tail": [name[-4:] for name in names],
            "vendor": [next(iter(words_of(profile.vendor)), None) for profile in profiles],
        }
    )


def _names(profiles: Sequence[Profile]) -> list[str]:
    return [" ".join(words_of(profile.name)) for profile in profiles]


def _three_letters(name: str) -> set[bytes]:
    padded = f"  {name} "
    return {(a + b + c).encode() for (a, b), (_, c) in pairwise(pairwise(padded))}


def scored(pairs: Iterable[tuple[int, int, float]]) -> Scored:
    """Return pairs and their scores as columns."""
    rows = np.array(list(pairs), np.float64).reshape(-1, 3)
    return rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64), rows[:, 2]
