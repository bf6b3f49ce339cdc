# with dict and keywords
differs = dict(subject=True, capitals=True, apostrophes=False, marks=False, long_numbers=False, end=True, order=False, repeats=False)
