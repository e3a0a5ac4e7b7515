"""Units, officers and postings from a file: read it in whatever shape it comes, check every row, then write all or nothing.

``reading`` (bytes to rows) → ``columns`` (whose header is what) → ``people`` or ``units`` (rows to a plan) → the plan writes.
"""
