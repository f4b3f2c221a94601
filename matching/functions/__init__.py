"""Which functions a system serves: found by vocabulary, told with evidence, grouped."""
