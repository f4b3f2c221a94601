"""What stands around the text of a page."""

PAGE = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Samsyn</title>
</head>
<body>
<main>
<h1>Samsyn</h1>
{content}
</main>
</body>
</html>
"""


def framed(content: str) -> str:
    """Return a page with this in it, as HTML."""
    return PAGE.format(content=content)
