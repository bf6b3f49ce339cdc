# not touched: three dots in every row
differs = {
    "subject": ...,
    "capitals": ...,
    "apostrophes": ...,
    "marks": ...,
    "long_numbers": ...,
    "end": ...,
    "order": ...,
    "repeats": ...,
}
