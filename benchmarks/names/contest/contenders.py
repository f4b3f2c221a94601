"""All ways to find the pairs: ours, and the peers'."""

from collections.abc import Callable, Sequence

from benchmarks.names.contest import peers
from benchmarks.names.contest.peers import Scored, scored
from matching.names.findings import same_products
from matching.profiles import Profile

Contender = Callable[[Sequence[Profile]], Scored]
"""Returns pairs of places, each with a score."""

OURS = "Samsyn"
CDIST = "rapidfuzz cdist"
TFIDF = "TF-IDF + sparse_dot_topn"
MINHASH = "MinHash LSH"
SPLINK = "Splink 5 (DuckDB)"


def ours(profiles: Sequence[Profile]) -> Scored:
    """The product's own."""
    place = {profile.key: number for number, profile in enumerate(profiles)}
    found = same_products(profiles)
    return scored((place[one.left_key], place[one.right_key], one.score) for one in found)


CONTENDERS: dict[str, Contender] = {
    OURS: ours,
    CDIST: peers.cdist,
    TFIDF: peers.tfidf,
    MINHASH: peers.minhash,
    SPLINK: peers.splink,
}
LIBRARIES = {
    OURS: ("numpy", "rapidfuzz"),
    CDIST: ("rapidfuzz",),
    TFIDF: ("sklearn.feature_extraction.text", "sparse_dot_topn"),
    MINHASH: ("datasketch",),
    SPLINK: ("splink.comparison_library", "splink.backends.duckdb", "pyarrow"),
}
"""What has to be installed for each, and is loaded before the clock starts."""
