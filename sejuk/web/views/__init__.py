"""Views: parse, call one action or query, answer. Cut by noun."""
