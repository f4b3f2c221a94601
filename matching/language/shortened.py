"""Words that departments write short, in full."""

SHORTENED = {
    short: word
    for word, shorts in {
        "hemtjänst": "hemtj htj",
        "frånvaro": "frånv",
        "närvaro": "närv",
        "fastighet": "fastigh",
        "felanmälan": "felanm",
        "anmälan": "anm",
        "lägenheter": "lgh",
        "förskola": "fsk",
        "grundskola": "grsk",
        "gymnasium": "gy gymn",
        "vårdnadshavare": "vh",
        "sjuksköterska": "ssk",
        "undersköterska": "usk",
        "leverantör": "lev",
        "faktura": "fakt",
        "licens": "lic",
        "dokumentation": "dok",
        "administration": "adm",
        "omdömen": "omdöm",
        "genomförandeplan": "genomf",
        "utbildning": "utb",
        "besiktning": "bes",
        "organisation": "org",
        "registrering": "reg",
        "räddningstjänst": "rtj",
        "äldreboende": "säbo vobo",
        "äldreomsorg": "äo",
        "protokoll": "prot",
    }.items()
    for short in shorts.split()
}
